import { describe, expect, test } from 'vitest';
import { getCaller, type Sender, type SenderRules } from './senders';

const rules: SenderRules = {
  runtimeId: 'our-id',
  extensionUrl: 'chrome-extension://our-id/',
  isHubUrl: (url) => url.origin === 'https://huggingface.co',
};

const hubPage: Sender = {
  id: 'our-id',
  url: 'https://huggingface.co/owner/name',
  origin: 'https://huggingface.co',
  frameId: 0,
  documentLifecycle: 'active',
  tab: { id: 3 },
};

/** Sender fixtures as both browsers show them (docs/threat-model.md, T2). */
const cases: readonly [string, Sender, 'ui' | 'hub' | null][] = [
  ['hub page, top frame', hubPage, 'hub'],
  ['hub page in Firefox: no lifecycle', { ...hubPage, documentLifecycle: undefined }, 'hub'],
  ['own page in a tab', { ...hubPage, url: 'chrome-extension://our-id/composer.html' }, 'ui'],
  [
    'own popup: no tab, no frame',
    { id: 'our-id', url: 'chrome-extension://our-id/popup.html' },
    'ui',
  ],
  [
    'own page in a frame',
    { id: 'our-id', url: 'chrome-extension://our-id/popup.html', frameId: 4 },
    null,
  ],
  ['sandboxed frame with the hub URL', { ...hubPage, frameId: 5, origin: 'null' }, null],
  ['sandboxed top document', { ...hubPage, origin: 'null' }, null],
  ['about:blank child with the hub origin', { ...hubPage, url: 'about:blank', frameId: 5 }, null],
  ['srcdoc child', { ...hubPage, url: 'about:srcdoc', frameId: 5 }, null],
  ['prerendered page', { ...hubPage, documentLifecycle: 'prerender' }, null],
  ['cached page', { ...hubPage, documentLifecycle: 'cached' }, null],
  ['another extension', { ...hubPage, id: 'other-id' }, null],
  [
    'another extension posing by URL',
    { id: 'other-id', url: 'chrome-extension://our-id/popup.html' },
    null,
  ],
  [
    'a page that is no hub',
    { ...hubPage, url: 'https://evil.example/', origin: 'https://evil.example' },
    null,
  ],
  [
    'a look-alike host',
    {
      ...hubPage,
      url: 'https://huggingface.co.evil.example/a/b',
      origin: 'https://huggingface.co.evil.example',
    },
    null,
  ],
  [
    'an extension whose id starts like ours',
    { id: 'our-id', url: 'chrome-extension://our-id.evil/popup.html' },
    null,
  ],
  ['no tab', { ...hubPage, tab: undefined }, null],
  ['no frame id', { ...hubPage, frameId: undefined }, null],
  ['no origin', { ...hubPage, origin: undefined }, null],
  ['no url', { ...hubPage, url: undefined }, null],
  ['no id', { ...hubPage, id: undefined }, null],
  ['a url that is none', { ...hubPage, url: 'not a url' }, null],
];

describe('getCaller', () => {
  test.each(cases)('%s', (_name, sender, expected) => {
    expect(getCaller(sender, rules)).toBe(expected);
  });
});
