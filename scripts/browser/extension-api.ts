import type { browser } from '@/lib/browser';

/**
 * The global of an extension's page or worker as code evaluated there sees it. Chromium knows it as
 * `chrome`, with the promises of Manifest V3; Firefox as `browser`.
 */
export type WithExtensionApi = { chrome: typeof browser };
