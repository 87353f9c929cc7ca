/** Draws one scenario of the gallery, named in the address: `/?popup-votes`. Without a name, the list of all. */
import { render } from 'preact';
import '@/components/ui/base.css';
import '@/components/ui/tokens.css';
import { createPageStore } from '@/components/ui/kept';
import { ComposerApp } from '@/entrypoints/composer/app';
import { DossierApp } from '@/entrypoints/dossier/app';
import { FilesApp } from '@/entrypoints/files/app';
import { OptionsApp } from '@/entrypoints/options/app';
import { PopupApp } from '@/entrypoints/popup/app';
import { parsePopupLink } from '@/entrypoints/popup/deep-link';
import { RegisterApp } from '@/entrypoints/register/app';
import { WelcomeApp } from '@/entrypoints/welcome/app';
import { composerScenarios } from './composer-scenarios';
import { dossierScenarios } from './dossier-scenarios';
import { createFakeSend } from './fake-send';
import { filesScenarios } from './files-scenarios';
import { pageScenarios } from './page-scenarios';
import { nowMs } from './people';
import { popupScenarios } from './popup-scenarios';
import { registerScenarios } from './register-scenarios';
import type { Scenario } from './scenario';

const scenarios: readonly Scenario[] = [
  ...popupScenarios,
  ...pageScenarios,
  ...composerScenarios,
  ...registerScenarios,
  ...filesScenarios,
  ...dossierScenarios,
];

/** What the surroundings of a page give; time stands still and nothing repeats by itself. */
function createPlatform(scenario: Scenario) {
  const forms = createPageStore();
  for (const [key, text] of Object.entries(scenario.forms ?? {})) forms.write(key, text);
  const granted = scenario.hostAccess ?? true;
  return {
    send: createFakeSend(scenario.world),
    now: scenario.clock ?? (() => scenario.nowMs ?? nowMs),
    every: () => () => {},
    forms,
    link: parsePopupLink(scenario.hash ?? ''),
    digest: scenario.digest ?? (async () => ({})),
    lanes: 2,
    makeId: () => '00000000-0000-4000-8000-000000000000',
    random: () => 0.3,
    permissions: { contains: async () => granted, request: async () => granted },
    requestHosts: async () => true,
    kept: {
      lengthMax: 20_000_000,
      write: async () => '{}',
      read: async () => ({ added: 3, skipped: 1, accountsLeft: true }),
      erase: async () => [],
    },
    release: {
      version: '0.1.0',
      contracts: {
        registry: `0x${'1a'.repeat(20)}` as const,
        launcher: `0x${'2b'.repeat(20)}` as const,
        lens: `0x${'3c'.repeat(20)}` as const,
      },
      licencesUrl: '/licences.txt',
    },
    openComposer: () => {},
    hash: { read: () => scenario.hash ?? '', write: () => {}, onChange: () => () => {} },
  };
}

function draw(scenario: Scenario): void {
  const platform = createPlatform(scenario);
  if (scenario.surface === 'popup') render(<PopupApp platform={platform} />, document.body);
  else if (scenario.surface === 'welcome')
    render(<WelcomeApp platform={platform} />, document.body);
  else if (scenario.surface === 'composer')
    render(<ComposerApp platform={platform} />, document.body);
  else if (scenario.surface === 'register')
    render(<RegisterApp platform={platform} />, document.body);
  else if (scenario.surface === 'dossier')
    render(<DossierApp platform={platform} />, document.body);
  else if (scenario.surface === 'files') render(<FilesApp platform={platform} />, document.body);
  else render(<OptionsApp platform={platform} />, document.body);
}

async function settle(): Promise<void> {
  // Two turns of the event loop and a frame: what answers at once has been drawn by then.
  for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setTimeout(done, 10));
  await document.fonts.ready;
  await new Promise(requestAnimationFrame);
}

/** Draws a scenario in place of the one that stands, and gets it into its state. */
async function show(scenario: Scenario): Promise<void> {
  render(null, document.body);
  document.body.replaceChildren();
  scrollTo(0, 0);
  // Only the toolbar's own window has a size of its own.
  if (innerWidth === 360 && innerHeight === 580) delete document.documentElement.dataset['place'];
  else document.documentElement.dataset['place'] = 'tab';
  draw(scenario);
  await settle();
  await scenario.act?.();
  await settle();
}

async function start(): Promise<void> {
  const scenario = scenarios.find(({ id }) => `?${id}` === location.search);
  const list = scenarios.map(({ id, surface, widths = [], height }) => ({
    id,
    surface,
    widths,
    height,
  }));
  const showNamed = (id: string) => show(scenarios.find((one) => one.id === id) as Scenario);
  Object.assign(globalThis, { gallery: list, showNamed });
  if (scenario) await show(scenario);
  document.documentElement.dataset['gallery'] = 'ready';
}

start().catch((error: unknown) => {
  document.documentElement.dataset['gallery'] = `failed: ${String(error)}`;
});
