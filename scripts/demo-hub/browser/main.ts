/** What a page of the demo hub loads late. */
import { startButtons } from './buttons';
import { hydratePage } from './hydrate';
import { startListing } from './listing';

hydratePage(document, globalThis.__demoHub);
startButtons(document);
startListing(document);
