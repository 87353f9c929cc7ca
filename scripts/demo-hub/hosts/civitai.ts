/** Civitai: models by number, versions by another; a Next.js application; its API in upper-case digests. */
import { type Answer, answerJson } from '../answer';
import { type Application, answerView, type View } from './application';
import type { Host, HostAsk } from './host';
import { civitaiModels, type OtherModel } from './models';

export const civitai: Host = { names: ['civitai.com'], answer };

const application: Application = {
  hub: 'Civitai',
  origin: 'https://civitai.com',
  links: [
    ['Models', '/models'],
    ['Create', '/models/create'],
  ],
};

function answer(ask: HostAsk): Answer {
  const [first, ...rest] = ask.segments;
  return first === 'api' ? answerApi(rest) : answerView(application, ask, toView(ask.segments));
}

function toView([first, number, ...rest]: readonly string[]): View | null {
  if (first !== undefined && first !== 'models') return null;
  if (number === undefined) return listing;
  if (number === 'create') return { ...listing, heading: 'Create a model', cards: [] };
  const model = civitaiModels.get(Number(number));
  if (!model || rest.length > 1) return null;
  const { title, about } = model;
  // Its own text links to another model, as people's texts do.
  const cards = listing.cards.filter(({ href }) => !href.startsWith(`/models/${number}/`));
  const canonical = `/models/${number}/${toSlug(model)}`;
  return { title: `${title} | Civitai`, heading: title, text: about, canonical, cards };
}

const toSlug = ({ title }: OtherModel) => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

const listing: View = {
  title: 'Civitai Models',
  heading: 'Models',
  text: 'Cards of the listing are drawn by the script.',
  canonical: null,
  cards: [...civitaiModels].map(([number, model]) => ({
    href: `/models/${number}/${toSlug(model)}`,
    text: model.title,
  })),
};

/** `/api/v1/models/{id}` and `/api/v1/model-versions/{id}`. */
function answerApi([version, kind, id]: readonly string[]): Answer {
  const number = Number(id);
  const model = civitaiModels.get(kind === 'models' ? number : number / 10);
  if (version !== 'v1' || !model)
    return { ...answerJson({ error: 'Model not found' }), status: 404 };
  const modelId = Number(model.id);
  if (kind !== 'models') return answerJson({ ...toVersion(model), modelId });
  return answerJson({ id: modelId, name: model.title, modelVersions: [toVersion(model)] });
}

function toVersion(model: OtherModel) {
  const weights = model.source.commits[0].files.filter((file) => file.lfs);
  return {
    id: Number(model.id) * 10,
    name: 'v1.0',
    files: weights.map(({ path, lfs }, index) => ({
      id: index + 1,
      name: path,
      sizeKB: (lfs?.size ?? 0) / 1024,
      type: 'Model',
      hashes: { SHA256: lfs?.oid.toUpperCase() },
    })),
  };
}
