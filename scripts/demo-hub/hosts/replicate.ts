/** Replicate: an application. Its API is not imitated: nothing of ours asks it. */
import { type Application, answerView, type View } from './application';
import type { Host, HostAsk } from './host';
import { findModel, replicateModels } from './models';

const application: Application = {
  hub: 'Replicate',
  origin: 'https://replicate.com',
  links: [
    ['Explore', '/explore'],
    ['Docs', '/docs/get-started'],
  ],
};

export const replicate: Host = {
  names: ['replicate.com'],
  answer: (ask) => answerView(application, ask, toView(ask)),
};

function toView({ segments }: HostAsk): View | null {
  const [owner = '', name] = segments;
  const cards = replicateModels.map(({ id }) => ({ href: `/${id}`, text: id }));
  const listing = {
    title: 'Replicate',
    heading: 'Explore',
    text: 'Models.',
    canonical: null,
    cards,
  };
  if (name === undefined) return listing;
  if (owner === 'docs') return { ...listing, heading: 'Get started', cards: [] };
  const model = findModel(replicateModels, `${owner}/${name}`);
  if (!model) return null;
  const { title, about, id } = model;
  return { title, heading: title, text: about, canonical: `/${id}`, cards: [] };
}
