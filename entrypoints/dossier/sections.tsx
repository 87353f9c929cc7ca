/** The dossier's sections, in their order. Making one reads nothing; it reads when it is first shown. */
import type { DossierSection } from '@/components/features/dossier/dossier';
import { createParticipationModel } from '@/components/features/participation/create-participation-model';
import { ParticipationView } from '@/components/features/participation/participation-view';
import { t } from '@/lib/i18n';
import type { Model } from '@/lib/model/badge';
import type { Send } from '@/lib/protocol/send';

type Surroundings = {
  send: Send;
  now: () => number;
  onStep: (step: 'networks' | 'accounts' | 'unlock') => void;
};

export function createSections(
  { record }: Pick<Model, 'record'>,
  { send, now, onStep }: Surroundings,
): readonly DossierSection[] {
  const participation = createParticipationModel({ send, record });
  return [
    {
      id: 'participation',
      label: t('part_title'),
      render: () => <ParticipationView model={participation} now={now} onStep={onStep} />,
    },
  ];
}
