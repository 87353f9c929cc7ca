/** The hub's API over a world, behind `fetch`: model info and file tree as Hugging Face gives them, and its failures. */
import { deployment } from '@/lib/chain/deployment';
import { findRepository, findRevision, getNow, type Repository, type World } from './world';
import type { WorldFile } from './world-files';

const html = '<!doctype html><html><title>Just a moment...</title></html>';

/** What the API answers to a GET. Redirects of renamed repositories are followed, as the browser's fetch does. */
export function answerHub(world: World, url: URL): Response {
  const failed = fail(world, url);
  if (failed) return failed;
  const [, name = '', page, text] =
    /^\/api\/models\/([^/]+\/[^/]+)(?:\/(revision|tree)\/([^/]+))?$/.exec(url.pathname) ?? [];
  const hub = getNow(world.hub);
  const decoded = decodeURIComponent(name);
  const repository = findRepository(hub, decoded);
  const isHidden = repository?.access === 'private' || repository?.access === 'deleted';
  if (!repository || isHidden) {
    return Response.json({ error: 'Invalid username or password.' }, { status: 401 });
  }
  const revision = text === undefined ? null : decodeURIComponent(text);
  const shown = findRevision(hub, decoded, revision);
  if (!shown) return Response.json({ error: 'Invalid rev id' }, { status: 404 });
  if (page === 'tree') return listFiles(world, url, shown.files);
  const id = getId(world, repository);
  const isCut = world.hubFault.startsWith('cut-');
  // Where listings are cut short, they are all there is of files.
  const withFiles = url.searchParams.get('blobs') === 'true' && !isCut;
  // What it tells of files with the rest may be of a moment before.
  const isLate = world.hubFault === 'late-files';
  const told = (isLate && repository.commits[repository.commits.indexOf(shown) + 1]) || shown;
  const siblings = told.files.map(withFiles ? toSibling : ({ path }) => ({ rfilename: path }));
  return Response.json({ ...toInfo(world, repository, id, shown.commit, revision), siblings });
}

function fail(world: World, url: URL): Response | null {
  const page = Number(url.searchParams.get('cursor') ?? 0);
  const isTree = url.pathname.includes('/tree/');
  switch (world.hubFault) {
    case '401':
    case '404':
    case '500':
      return new Response('', { status: Number(world.hubFault) });
    case '429':
      return new Response('', { status: 429, headers: { 'retry-after': '60' } });
    case 'html':
      return new Response(html, { headers: { 'content-type': 'text/html' } });
    case 'not-json':
      return new Response('{"_id": "', { headers: { 'content-type': 'application/json' } });
    case 'unreachable':
      throw new TypeError('Failed to fetch');
    case 'cut-500':
      return isTree && page > 0 ? new Response('', { status: 500 }) : null;
    case 'cut-malformed':
      return isTree && page > 0 ? Response.json([{ type: 'file', path: '' }]) : null;
    case 'hostile':
      return new Response(world.noise);
    default:
      return null;
  }
}

/** The name it has now, as the hub writes it. */
function getId(world: World, repository: Repository): string {
  const { names, repositories } = getNow(world.hub);
  const [name = ''] =
    Object.entries(names).find(
      ([, one]) => !one.redirect && repositories[one.repository] === repository,
    ) ?? [];
  return name.replace(/^./, (letter) => letter.toUpperCase());
}

function toInfo(
  world: World,
  { id, access, card, branches }: Repository,
  name: string,
  sha: string,
  revision: string | null,
) {
  const { governance, licence, baseModel } = card;
  const isDefault = revision === null || branches['main']?.commit === sha;
  const cardData = {
    ...(governance.length > 0 && {
      governance: governance.length === 1 ? governance[0] : governance,
    }),
    ...(licence !== null && { license: licence }),
    ...(baseModel.length > 0 && { base_model: baseModel }),
  };
  // Whoever can open a branch writes what he likes into its card.
  const decoy = { governance: everyRecord(world) };
  const gated = access === 'gated' ? 'manual' : false;
  return { _id: id, id: name, sha, gated, private: false, cardData: isDefault ? cardData : decoy };
}

function everyRecord(world: World): string[] {
  const [chain] = world.chains;
  return chain
    ? getNow(chain.history).records.map(({ id }) => toRecordText(chain.chainId, id))
    : [];
}

/** CAIP-19, as it stands in a card. */
export function toRecordText(chainId: number, id: number): string {
  return `eip155:${chainId}/erc721:${deployment.registry}/${id}`;
}

function listFiles(world: World, url: URL, files: readonly WorldFile[]): Response {
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const entries = [
    { type: 'directory', oid: '0'.repeat(40), size: 0, path: 'onnx' },
    ...files.map(toEntry),
  ];
  const page = entries.slice(from, from + world.pageSize);
  const next = from + world.pageSize;
  if (next >= entries.length) return Response.json(page);
  if (world.hubFault === 'cut-silently') return Response.json(page);
  const target = new URL(url);
  if (world.hubFault === 'cut-elsewhere') target.pathname = '/api/models/somebody/else/tree/main';
  target.searchParams.set('cursor', String(next));
  return Response.json(page, { headers: { link: `<${target.href}>; rel="next"` } });
}

function toSibling({ path, size, lfs, digest }: WorldFile) {
  const sibling = { rfilename: path, size, blobId: digest.slice(0, 40) };
  return lfs ? { ...sibling, lfs: { sha256: digest, size, pointerSize: 135 } } : sibling;
}

function toEntry({ path, size, lfs, digest }: WorldFile) {
  const entry = { type: 'file', path, size };
  // The blob in git is the pointer, of which nobody asks.
  if (lfs)
    return { ...entry, oid: digest.slice(0, 40), lfs: { oid: digest, size, pointerSize: 135 } };
  return { ...entry, oid: digest };
}
