/** The budgets of docs/architecture.md, gzip, of the Chromium build. Lower one when it is beaten; never raise it. */
import { join } from 'node:path';
import { listFirstView } from './scripts/checks/first-view.mjs';

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
    limit: '45 kB',
    gzip,
  },
  { name: 'background', path: `${build}/background.js`, limit: '140 kB', gzip },
];
