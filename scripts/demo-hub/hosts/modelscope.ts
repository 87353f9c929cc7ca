/** ModelScope: an application, and an API that lists every file with its sha256 and the newest commit in short. */
import { type Answer, answerJson, answerText } from '../answer';
import { getHexDigest, type RepositoryFile } from '../repository';
import { type Application, answerView, type View } from './application';
import type { Host, HostAsk } from './host';
import {
  findModel,
  getCommitId,
  getNumber,
  listOtherFiles,
  modelscopeModels,
  type OtherModel,
} from './models';

const host = 'modelscope.cn';

export const modelscope: Host = { names: ['www.modelscope.cn', host], answer };

const application: Application = {
  hub: 'ModelScope',
  origin: 'https://www.modelscope.cn',
  links: [
    ['Models', '/models'],
    ['Datasets', '/datasets'],
  ],
};

function answer(ask: HostAsk): Answer {
  const [first, , , ...rest] = ask.segments;
  return first === 'api' ? answerApi(ask, rest) : answerView(application, ask, toView(ask));
}

function toView({ segments }: HostAsk): View | null {
  const [first, owner, name = ''] = segments;
  const listing = {
    ...{ title: 'ModelScope', heading: 'Models', text: 'All models.', canonical: null },
    cards: modelscopeModels.map(({ id }) => ({ href: `/models/${id}`, text: id })),
  };
  if (first !== 'models') return { ...listing, heading: 'Datasets', cards: [] };
  if (owner === undefined) return listing;
  const model = findModel(modelscopeModels, `${owner}/${name}`);
  if (!model) return null;
  const { title, about, id } = model;
  const cards = listing.cards.filter(({ text }) => text !== id);
  return { title, heading: title, text: about, canonical: `/models/${id}`, cards };
}

/** Below `/api/v1/models/`. */
function answerApi({ url, getRecord }: HostAsk, [owner, name, ...rest]: readonly string[]): Answer {
  const model = findModel(modelscopeModels, `${owner}/${name}`);
  if (!model) return { ...answerJson({ Code: 10010205001, Success: false }), status: 404 };
  const commit = getCommitId(host, model);
  const files = listOtherFiles(model, getRecord(`${host}/models/${model.id.toLowerCase()}`));
  const revision = url.searchParams.get('Revision') ?? 'master';
  const isHere = revision === 'master' || revision === commit;
  const path = rest.join('/');
  if (path === '') return wrap({ Id: getNumber(host, model), License: model.source.license });
  if (path === 'repo/files') {
    if (!isHere) return wrap({ Files: null, LatestCommitter: null });
    return wrap({
      Files: files.map((file) => toEntry(file, commit)),
      LatestCommitter: { Id: '', ShortId: commit.slice(0, 8) },
    });
  }
  const file = files.find((one) => one.path === url.searchParams.get('FilePath'));
  return file && path === 'repo' && isHere ? answerText(file.text) : answerText('', 'plain', 404);
}

function wrap(data: unknown): Answer {
  return answerJson({ Code: 200, Data: data, Message: 'success', Success: true });
}

function toEntry(file: RepositoryFile, commit: string) {
  const { path, lfs } = file;
  return {
    ...{ Path: path, Name: path.split('/').at(-1), Type: 'blob', Revision: commit },
    ...{ Size: lfs?.size ?? file.size, Sha256: getDigest(file), IsLFS: lfs !== undefined },
  };
}

const getDigest = ({ lfs, text }: RepositoryFile) => lfs?.oid ?? getHexDigest('sha256', text);

/** What the chain is told of the newest revision: sha256 of every file. */
export function listModelscopeFiles(model: OtherModel, record: string | null) {
  return listOtherFiles(model, record).map((file) => ({
    ...{ path: file.path, size: file.lfs?.size ?? file.size, digest: getDigest(file) },
    algorithm: 'sha256' as const,
  }));
}
