/** The budgets of docs/architecture.md, gzip, of the Chromium build. Lower one when it is beaten; raising one takes a decision. */
import { join } from 'node:path';
import { listFirstView, listImports } from './scripts/checks/first-view.mjs';

const build = '.output/chrome-mv3';
const gzip = true;

export default [
  { name: 'content script', path: `${build}/content-scripts/hub.js`, limit: '12 kB', gzip },
  {
    name: 'content script of the other hubs',
    path: `${build}/content-scripts/other-hubs.js`,
    limit: '12 kB',
    gzip,
  },
  { name: 'card', path: `${build}/card.js`, limit: '20 kB', gzip },
  {
    name: 'popup, first view',
    path: listFirstView(build, 'popup.html').map((file) => join(build, file)),
    limit: '43 kB',
    gzip,
  },
  {
    name: 'background',
    // Decision 12.
    path: listImports(build, 'background.js').map((file) => join(build, file)),
    limit: '168 kB',
    gzip,
  },
];
