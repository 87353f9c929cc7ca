/** Names on Hugging Face: the grammar of huggingface_hub's validators and the paths that are no repositories. */

const nameLengthMax = 96;
const segment = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/;

/** First segments that are the hub's own pages. `huggingface` is not among them: it is also a real organisation. */
const reservedFirst = new Set(
  `models datasets spaces kernels buckets collections papers posts blog docs learn course tasks chat
  chat-ui organizations settings new new-dataset new-space login logout join welcome pricing enterprise
  storage api front js avatars assets brand brands notifications search tags languages metrics inference
  inference-endpoints inference-api playground terms-of-service privacy content-guidelines code-of-conduct
  oauth oauth-login .well-known robots.txt support jobs changelog discussions activity resolve raw tree
  blob spaces-explorers docs-search full-text`.split(/\s+/),
);

/** Second segments that make `/owner/x` a page of the owner. */
const reservedSecond = new Set(
  'activity followers following models datasets spaces collections'.split(' '),
);

/** Whether a text is one valid segment of a repository id. */
export function isRepositoryName(text: string): boolean {
  return (
    text.length <= nameLengthMax &&
    segment.test(text) &&
    !text.includes('--') &&
    !text.includes('..') &&
    !text.toLowerCase().endsWith('.git')
  );
}

/** Whether `/<owner>/<name>` is a model repository's path. */
export function isModelPath(owner: string, name: string): boolean {
  return (
    isRepositoryName(owner) &&
    isRepositoryName(name) &&
    !reservedFirst.has(owner.toLowerCase()) &&
    !reservedSecond.has(name.toLowerCase())
  );
}
