/** Kaggle's models: an application. Its API is not imitated: nothing of ours asks it. */
import { type Application, answerView, type View } from './application';
import type { Host, HostAsk } from './host';
import { findModel, kaggleModels } from './models';

const application: Application = {
  hub: 'Kaggle',
  origin: 'https://www.kaggle.com',
  links: [
    ['Models', '/models'],
    ['Datasets', '/datasets'],
  ],
};

export const kaggle: Host = {
  names: ['www.kaggle.com'],
  answer: (ask) => answerView(application, ask, toView(ask)),
};

function toView({ segments }: HostAsk): View | null {
  const [first, owner, name = ''] = segments;
  const cards = kaggleModels.map(({ id, title }) => ({ href: `/models/${id}`, text: title }));
  const listing = {
    title: 'Kaggle',
    heading: 'Models',
    text: 'All models.',
    canonical: null,
    cards,
  };
  if (first !== 'models') return { ...listing, heading: 'Datasets', cards: [] };
  if (owner === undefined) return listing;
  const model = findModel(kaggleModels, `${owner}/${name}`);
  if (!model) return null;
  const { title, about, id } = model;
  return { title, heading: title, text: about, canonical: `/models/${id}`, cards: [] };
}
