import { fileURLToPath } from 'node:url';
import { mergeConfig, type Plugin } from 'vite';
import { defineConfig } from 'wxt';

/** Policy of every extension page; measured in both browsers (docs/threat-model.md, T4 and T16). */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https: wss: http://127.0.0.1:* http://localhost:*",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Constants on a line of their own, and lists over several. */
const constant = /^export const (\w+) = (\[\n[\s\S]*?\n\]|.+);$/gm;
const withoutEffect = { from: constant, to: 'export const $1 = /* @__PURE__ */ (() => ($2))();' };

/**
 * Lines of libraries that are changed as they are built; a version that has other words fails the build.
 * - micromark's parser has a `document()` whose result has a `write()`: add-on linters take that for the page's
 *   `document.write`. Renamed in the two files that name it.
 * - viem loads its curve when it is first needed, and by that all of the curve's file; a worker has it from the start.
 * - Constants that are worked out as a file loads, used or not: a bundler must keep what it cannot know to be without
 *   effect. Marked as that, those that nobody imports go.
 * - Transactions with blobs or authorizations: nothing of ours makes any, so none is signed.
 * - The words by which viem's clients tell a node's errors apart: we have no client of viem's, and by them all errors stay.
 */
const changes = [
  {
    file: 'micromark/lib/parse.js',
    from: 'document: create(document)',
    to: 'whole: create(document)',
  },
  {
    file: 'mdast-util-from-markdown/lib/index.js',
    from: '(options).document()',
    to: '(options).whole()',
  },
  {
    file: 'viem/_esm/utils/signature/recoverPublicKey.js',
    from: /^([\s\S]*)const (\{ secp256k1 \}) = await import\(('[^']+')\);/,
    to: 'import $2 from $3;\n$1',
  },
  { file: '@scure/base/lib/esm/index.js', ...withoutEffect },
  { file: 'viem/_esm/constants/abis.js', ...withoutEffect },
  { file: 'viem/_esm/constants/number.js', ...withoutEffect },
  {
    file: 'viem/_esm/utils/transaction/serializeTransaction.js',
    from: /^ {4}if \(type === 'eip4844'\)\n.*\n {4}if \(type === 'eip7702'\)\n.*$/m,
    to: "    if (type === 'eip4844' || type === 'eip7702') throw new Error(type);",
  },
  {
    file: 'viem/_esm/errors/node.js',
    from: /^Object\.defineProperty\((\w+), "(?:code|nodeMessage)", \{[\s\S]*?^\}\);$/gm,
    to: '',
  },
];
const changeLibraries: Plugin = {
  name: 'change-libraries',
  transform(code, id) {
    const change = changes.find(({ file }) => id.endsWith(`/node_modules/${file}`));
    if (!change) return null;
    const changed = code.replace(change.from, change.to);
    if (changed === code) throw new Error(`${change.file} has no "${change.from}".`);
    return { code: changed, map: null };
  },
};

const toPath = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/**
 * What runs in pages goes without the polyfill, a quarter of its budget: the few calls it makes (storage, messages,
 * texts) give promises in both browsers by themselves. The background answers through the polyfill as before. Of WXT's
 * context it needs the signal alone.
 */
const inPages = {
  resolve: {
    alias: {
      'wxt/browser': toPath('node_modules/wxt/dist/browser.mjs'),
      'wxt/utils/content-script-context': toPath('lib/content-script-context.ts'),
    },
  },
};

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  vite: () => ({
    plugins: [changeLibraries],
    resolve: {
      alias: {
        // Its browser form decodes `&amp;` through innerHTML, which our pages' Trusted Types forbid.
        'decode-named-character-reference': toPath(
          'node_modules/decode-named-character-reference/index.js',
        ),
      },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    // Style as it was written: the oldest browsers the manifest admits have nesting and light-dark().
    build: { sourcemap: false, target: 'es2022', cssTarget: ['chrome123', 'firefox142'] },
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      const isInPage = entrypoints.every(({ type }) => /^(content|unlisted)-script$/.test(type));
      if (isInPage) Object.assign(config, mergeConfig(config, inPages));
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    minimum_chrome_version: '123',
    incognito: 'not_allowed',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'contextMenus',
      'notifications',
      'scripting',
      'activeTab',
      'idle',
    ],
    host_permissions: ['https://huggingface.co/*'],
    // Any host can be a mirror; one is asked for when it is added, a hub when it is switched on.
    optional_host_permissions: ['https://*/*'],
    content_security_policy: { extension_pages: pagePolicy },
    externally_connectable: browser === 'firefox' ? undefined : { ids: [] },
    action: { default_title: '__MSG_extension_name__' },
    browser_specific_settings:
      browser === 'firefox'
        ? {
            gecko: {
              id: 'commonweight@commonweight.invalid',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          }
        : undefined,
  }),
});
