/** Which part of the hub answers a path. */
import {
  type Answer,
  type Ask,
  answerJson,
  answerRedirect,
  answerText,
  isShown,
  toPath,
} from './answer';
import { answerApi, findTarget, toModelSummary } from './api';
import { itemsPerPage, listModels, parseListingQuery } from './listing-query';
import { collectionPath, docsPath, spacePath, usersPath } from './pages/addresses';
import { renderBlob, renderCommits, renderTree } from './pages/files';
import { renderListing } from './pages/listing';
import { renderModelCard } from './pages/model-card';
import {
  renderCollection,
  renderDiscussions,
  renderDocs,
  renderHome,
  renderMissing,
  renderOwner,
  renderSpace,
  renderUsers,
} from './pages/other-pages';
import { answerRawFile } from './raw-files';
import { findCommit, listFiles, type Repository } from './repository';

/** Pages with a path of their own. */
const pages: Readonly<Record<string, (ask: Ask) => string>> = {
  '/': renderHome,
  '/models': renderListing,
  [collectionPath]: renderCollection,
  [spacePath]: renderSpace,
  [docsPath]: renderDocs,
  [usersPath]: renderUsers,
};

/** The answer to a request; never throws for what was asked. */
export function answerRequest(ask: Ask): Answer {
  const [first, , third] = ask.segments;
  if (first === 'front') return answerAsset(ask);
  if (first === 'api') return answerApi(ask);
  if (first === 'models-json') return answerListing(ask);
  if (third === 'raw' || third === 'resolve') return answerRawFile(ask);
  const page = pages[toPath(ask.segments)];
  return page ? answerText(page(ask), 'html') : answerModelPage(ask);
}

function answerAsset(ask: Ask): Answer {
  const path = toPath(ask.segments);
  if (path === '/front/style.css') return answerText(ask.assets.style, 'css');
  if (path === '/front/build/hub.js') return answerText(ask.assets.script, 'javascript');
  return answerText('Not found\n', 'plain', 404);
}

/** What the listing asks for when it is filtered, sorted or turned. */
function answerListing(ask: Ask): Answer {
  const { query, models, total } = listModels(parseListingQuery(ask.query));
  return answerJson({
    models: models.map(toModelSummary),
    numItemsPerPage: itemsPerPage,
    numTotalItems: total,
    pageIndex: query.page,
  });
}

/** A page of a model, or of an owner when there is one segment. */
function answerModelPage(ask: Ask): Answer {
  const { repository, tail, redirect } = findTarget(ask.segments);
  if (repository && isShown(ask, repository)) {
    if (redirect) return answerRedirect(toPath(redirect), ask.query);
    const page = renderModelPage(ask, repository, tail);
    if (page !== null) return answerText(page, 'html');
  }
  const [owner = '', ...rest] = ask.segments;
  const ownerPage = rest.length === 0 ? renderOwner(ask, owner) : null;
  if (ownerPage !== null) return answerText(ownerPage, 'html');
  return answerText(renderMissing(ask), 'html', 404);
}

function renderModelPage(
  ask: Ask,
  repository: Repository,
  [tab, revision = 'main', ...rest]: readonly string[],
): string | null {
  if (tab === undefined) return renderModelCard(ask, repository);
  if (tab === 'discussions') return renderDiscussions(ask, repository);
  const commit = findCommit(repository, revision);
  if (!commit) return null;
  const place = { ask, repository, commit, revision, path: rest.join('/') };
  if (tab === 'tree') return renderTree(place);
  if (tab === 'commits') return renderCommits(place);
  const file = listFiles(commit, ask.records.get(repository.id.toLowerCase()) ?? null).find(
    ({ path }) => path === place.path,
  );
  return tab === 'blob' && file ? renderBlob({ ...place, file }) : null;
}
