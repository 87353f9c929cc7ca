/** Which part of the hub answers a path. */
import { type Answer, type Ask, answerJson, answerText } from './answer';
import { answerApi, toModelSummary } from './api';
import { itemsPerPage, listModels, parseListingQuery } from './listing-query';
import { answerRawFile } from './raw-files';

/** The answer to a request; never throws for what was asked. */
export function answerRequest(ask: Ask): Answer {
  const [first, , third] = ask.segments;
  if (first === 'api') return answerApi(ask);
  if (first === 'models-json') return answerListing(ask);
  if (third === 'raw' || third === 'resolve') return answerRawFile(ask);
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
