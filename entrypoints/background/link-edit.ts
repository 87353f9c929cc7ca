/** What to commit so that a repository names its record, drawn into what stands there now. */
import { PlaceUnknownError } from '@/lib/errors/registration';
import { getHubEditing } from '@/lib/hubs/editings';
import type { HubFetch } from '@/lib/hubs/fetch-json';
import type { HubApi } from '@/lib/hubs/types';
import { formatRecordId } from '@/lib/model/caip';
import type { Locator, RecordId } from '@/lib/model/ids';
import type { LinkEdit } from '@/lib/model/registration';
import { editFrontMatter, editGovernanceFile } from '@/lib/provenance/link-edit';

export type LinkEditOptions = {
  getApi: (locator: Locator) => HubApi | null;
  /** How files of hubs are fetched. */
  fetching: HubFetch;
};

/**
 * The lines of the file, and the hub's page to change it. Where a hub's files cannot be read from here, the lines stand
 * alone.
 * @throws {@link PlaceUnknownError} and the errors of {@link HubApi}
 */
export async function readLinkEdit(
  { getApi, fetching }: LinkEditOptions,
  { record, locator }: { record: RecordId; locator: Locator },
): Promise<LinkEdit> {
  const api = getApi(locator);
  if (!api) throw new PlaceUnknownError({ locator });
  const kind = api.capabilities.link;
  if (kind === 'none') return { kind };
  const path = kind === 'front-matter' ? 'README.md' : 'governance.json';
  const edit = kind === 'front-matter' ? editFrontMatter : editGovernanceFile;
  const name = formatRecordId(record);
  const editing = getHubEditing(locator);
  if (!editing) return { kind, path, ...edit('', name), editUrl: null, read: false };
  const { canonicalId: id, commit } = await api.fetchRepository(locator, null);
  const text = await editing.fetchText({ locator, id, commit, path }, fetching);
  const editUrl = editing.getEditUrl(id, path);
  return { kind, path, ...edit(text ?? '', name), editUrl, read: true };
}
