/** What our own pages are defended with, and who may speak to the extension at all: its manifest. */
import type { Mutant } from './mutant';

/** The policy with one of its directives as it would be without it. */
const policy = (find: string, put: string, forbids: string): Mutant => ({
  without: `the policy against ${forbids}`,
  file: 'wxt.config.ts',
  find,
  put,
  test: { file: 'tests/e2e/page-policy.test.ts', name: `T16 it refuses ${forbids}` },
});

export const ofOurPages: readonly Mutant[] = [
  policy(`"default-src 'none'"`, `'default-src *'`, 'a frame of somebody else'),
  policy(
    `"script-src 'self'"`,
    `"script-src 'self' http://127.0.0.1:*"`,
    'a script of a server on this machine',
  ),
  policy(
    `"script-src 'self'"`,
    `"script-src 'self' 'wasm-unsafe-eval'"`,
    'code made while it runs',
  ),
  policy(`"style-src 'self'"`, `"style-src 'self' 'unsafe-inline'"`, 'style that came with text'),
  policy(`"img-src 'self' data:"`, `"img-src 'self' data: https:"`, 'a picture of somebody else'),
  policy(`"font-src 'self'"`, `"font-src 'self' https:"`, 'a font of somebody else'),
  policy(
    `"connect-src 'self' https:`,
    `"connect-src 'self' http: https:`,
    'an answer over a connection that anybody may read',
  ),
  policy(`"form-action 'none'"`, `'form-action *'`, 'a form that goes elsewhere'),
  policy(`"base-uri 'none'"`, `'base-uri *'`, 'another place for its own addresses'),
  policy(`  "require-trusted-types-for 'script'",\n`, '', 'markup made from text'),
  {
    without: 'the policy against frames around us',
    file: 'wxt.config.ts',
    find: `  "frame-ancestors 'none'",\n`,
    put: '',
    test: {
      file: 'tests/e2e/page-policy.test.ts',
      name: 'T10 nor could they be framed if pages might read them',
    },
  },
  {
    without: 'pages that no page may read',
    file: 'wxt.config.ts',
    find: '    externally_connectable:',
    put: `    web_accessible_resources: [{ resources: ['*.html'], matches: ['<all_urls>'] }],
    externally_connectable:`,
    test: {
      file: 'tests/e2e/page-policy.test.ts',
      name: 'T10 our pages cannot be framed, nor read by a page',
    },
  },
  {
    without: 'other extensions kept from connecting',
    file: 'wxt.config.ts',
    find: `    externally_connectable: browser === 'firefox' ? undefined : { ids: [] },\n`,
    put: '',
    test: { file: 'tests/e2e/door.test.ts', name: 'T3 nor would they if somebody listened' },
  },
  {
    without: 'nobody who listens to other extensions',
    file: 'entrypoints/background/index.ts',
    find: 'browser.runtime.onMessage.addListener(route as Listener);',
    put: `browser.runtime.onMessage.addListener(route as Listener);
    browser.runtime.onMessageExternal.addListener(route as Listener);`,
    test: { file: 'tests/e2e/door.test.ts', name: 'T3 its messages and ports find nobody' },
  },
];
