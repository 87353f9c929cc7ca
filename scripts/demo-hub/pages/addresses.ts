/** Addresses of the pages that are no model's. */

/** Owner, then title and id in one segment. */
export const collectionPath = '/collections/commonweight/governed-models-66f0c0ffee0123456789abcd';
export const spacePath = '/spaces/commonweight/try-a-model';
export const docsPath = '/docs/hub/index';
/** Thousands of links of one segment. */
export const usersPath = '/organizations/commonweight/members';
