/** What the chains say of the models of a page: one call for each network and endpoint asked. */
import type { Network } from '@/lib/chain/networks';
import { isSameRecord } from '@/lib/model/caip';
import type { Locator, RecordId } from '@/lib/model/ids';
import type { RepositoryRow } from './hub-cache';
import { parseLinks } from './link';
import { type Found, readNetworkModels, type Wanted } from './read-models';
import type { Registered, Subject } from './subjects';

export type FoundAll = {
  found: readonly Found[];
  failed: ReadonlyMap<Network, unknown>;
  /** Networks of which something may be hidden: not all that was asked is said by two operators. */
  unsure: ReadonlySet<Network>;
};

/** One call for each network; a second one only when the hub names a record that was not asked for. */
export async function readFound(
  registered: Registered,
  subjects: readonly Subject[],
  now: () => number,
): Promise<FoundAll> {
  const failed = new Map<Network, unknown>();
  const unsure = new Set<Network>();
  const reads = [...registered].map(async ([network, locators]) => {
    const here = subjects.flatMap((subject) =>
      subject.names
        .filter((locator) => locators.has(locator))
        .map((locator) => ({ subject, locator })),
    );
    const hints = here.map(({ subject }) => getHints(subject, subject.kept));
    const first = await readNetworkModels(network, toWanted(here, hints), now);
    if (first.failed !== null) failed.set(network, first.failed);
    const rows = await Promise.all(here.map(({ subject }) => subject.row));
    const wanted = here.flatMap(({ subject, locator }, i) => {
      const asked = [...(hints[i] ?? []), ...getRecords(first.found, locator)];
      const missing = getHints(subject, rows[i] ?? null).filter(
        (hint) =>
          hint.chainId === network.chainId && !asked.some((record) => isSameRecord(record, hint)),
      );
      return missing.length > 0 ? [{ locator, hints: missing }] : [];
    });
    const second = await readNetworkModels(network, wanted, now);
    if (!first.isSure || !second.isSure) unsure.add(network);
    return [...second.found, ...first.found];
  });
  return { found: (await Promise.all(reads)).flat(), failed, unsure };
}

function getRecords(found: readonly Found[], locator: Locator): readonly RecordId[] {
  return found.flatMap((one) =>
    one.status === 'found' && one.locator === locator ? [one.model.record] : [],
  );
}

function toWanted(
  named: readonly { locator: Locator }[],
  hints: readonly (readonly RecordId[])[],
): Wanted[] {
  return named.map(({ locator }, i) => ({ locator, hints: hints[i] ?? [] }));
}

/** The records that a repository names, and those it was linked with before. */
function getHints(
  { linkedBefore, alias, sighting }: Subject,
  row: RepositoryRow | null,
): readonly RecordId[] {
  const governance = row?.answer.status === 'read' ? row.answer.governance : [];
  // What the page's own data says costs nothing and saves the second call; it is only a hint.
  const named = parseLinks([...governance, ...(sighting.declared ?? [])]).flatMap((link) =>
    link.kind === 'record' ? [link.record] : [],
  );
  return [...named, alias?.record ?? null, linkedBefore.real, linkedBefore.demo].filter(
    (record) => record !== null,
  );
}
