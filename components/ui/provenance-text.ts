import { formatCount } from '@/lib/format/count';
import { plural, t } from '@/lib/i18n';
import type { Provenance } from '@/lib/model/provenance';

/** How a fact is known, as a sentence: "3 of 4 endpoints agree, block 21,402,118". */
export function getProvenanceText(provenance: Provenance): string {
  switch (provenance.kind) {
    case 'proved':
      return t(
        'known_proved',
        formatCount(provenance.at.blockNumber),
        formatCount(provenance.agreed),
        formatCount(provenance.asked),
      );
    case 'agreed':
      return t(
        'known_agreed',
        formatCount(provenance.agreed),
        formatCount(provenance.asked),
        formatCount(provenance.at.blockNumber),
      );
    case 'single':
      return t('known_single', provenance.operator, formatCount(provenance.at.blockNumber));
    case 'reported':
      return t('known_reported', provenance.by);
    case 'stale':
      return t('known_stale', formatCount(provenance.at.blockNumber));
    case 'disputed':
      return plural('known_disputed', provenance.operators.length);
    default:
      return provenance satisfies never;
  }
}
