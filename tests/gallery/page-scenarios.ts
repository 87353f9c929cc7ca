import { fail, never, type World } from './fake-send';
import * as people from './people';
import type { Scenario } from './scenario';
import { choose, click, fill, see } from './steps';
import { fullWorld } from './worlds';

const phrase = 'orbit canyon velvet mirror puzzle harbor lumber frozen gentle island rocket velvet';

function page(
  surface: 'welcome' | 'options',
  id: string,
  changes: World = {},
  rest: Partial<Scenario> = {},
): Scenario {
  return { id: `${surface}-${id}`, surface, world: { ...fullWorld, ...changes }, ...rest };
}

const fresh: World = {
  'settings.read': () => ({ ...people.settings, consentedAtMs: null }),
  'network.list': () => [],
  'account.read': () => ({ status: 'none', accounts: [], selected: null }),
};
const notBackedUp = () => ({ ...people.unlocked, backedUp: false });
const created: World = {
  'account.create': notBackedUp,
  'account.reveal': () => ({ phrase }),
};

const create = async () => {
  await click('Create');
  await fill('New password', 'correct horse battery');
  await fill('The same again', 'correct horse battery');
};

const welcome = [
  page('welcome', 'fresh', fresh, { hostAccess: false, widths: [400] }),
  page('welcome', 'done'),
  page('welcome', 'create', fresh, {
    act: async () => {
      await click('Create');
      await fill('New password', 'short');
      await fill('The same again', 'other');
      await see('Too short');
    },
  }),
  page(
    'welcome',
    'phrase',
    { ...fresh, ...created },
    {
      act: async () => {
        await create();
        await click('Create');
        await see('on paper');
      },
    },
  ),
  page(
    'welcome',
    'check-wrong',
    {
      ...fresh,
      ...created,
      'account.confirm-backup': () => ({ confirmed: false }),
    },
    {
      act: async () => {
        await create();
        await click('Create');
        await click('I have written them down');
        for (const word of ['Word 4', 'Word 5', 'Word 6']) await fill(word, 'orbit');
        await click('Check');
        await see('That is not right');
      },
    },
  ),
  page(
    'welcome',
    'creating',
    { ...fresh, 'account.create': never },
    {
      act: async () => {
        await create();
        await click('Create');
        await see('Encrypting');
      },
    },
  ),
  page(
    'welcome',
    'import-key',
    {
      ...fresh,
      'account.import-key': fail('keystore.invalid_key'),
    },
    {
      act: async () => {
        await click('Import a key');
        await fill('Private key', '0x123');
        await fill('New password', 'correct horse battery');
        await fill('The same again', 'correct horse battery');
        await click('Import');
        await see('not a private key');
      },
    },
  ),
  page('welcome', 'import-phrase', fresh, { act: () => click('Import a phrase') }),
  page(
    'welcome',
    'endpoint-refused',
    { ...fresh, 'network.add': fail('network.bad_url') },
    {
      act: async () => {
        await fill('URL of an endpoint', 'http://example.org');
        await click('Add');
        await see('starts with https');
      },
    },
  ),
  page('welcome', 'failed', {
    'settings.read': fail('storage.unavailable'),
    'network.list': fail('storage.unavailable'),
    'account.read': fail('storage.unavailable'),
  }),
  page('welcome', 'loading', {
    'settings.read': never,
    'network.list': never,
    'account.read': never,
  }),
];

const networks = { 'network.list': () => [people.demoNetwork, people.mainNetwork] };
const options = [
  page('options', 'accounts', {}, { widths: [400] }),
  page('options', 'accounts-locked', { 'account.read': () => people.locked }),
  page('options', 'accounts-empty', {
    'account.read': () => ({ status: 'none', accounts: [], selected: null }),
  }),
  page('options', 'accounts-not-backed-up', { 'account.read': notBackedUp }),
  page('options', 'accounts-watched', { 'account.read': () => people.watched }),
  page(
    'options',
    'accounts-watch',
    { 'account.watch': fail('signer.invalid_address') },
    {
      act: async () => {
        await click('Look at an address');
        await fill('Address', '0x1234');
        await click('Look at an address');
        await see('its checksum does not fit');
      },
    },
  ),
  page(
    'options',
    'accounts-wallets',
    {
      'wallet.list': () => ({
        host: 'huggingface.co',
        wallets: [
          { id: 'org.example.one', name: 'One\u202etellaW', icon: null, isTwice: false },
          { id: 'org.example.two', name: 'Two', icon: null, isTwice: true },
          { id: 'org.example.two', name: 'Two', icon: null, isTwice: true },
        ],
      }),
      'account.connect': fail('signer.wallet_gone'),
    },
    {
      widths: [400],
      act: async () => {
        await click('Connect a wallet');
        await click('Connect MetaMask');
        await see('The wallet cannot be reached');
      },
    },
  ),
  page('options', 'accounts-file', {}, { act: () => click('Import a key file') }),
  page('options', 'accounts-password', {}, { act: () => click('Change the password') }),
  page(
    'options',
    'accounts-forgotten',
    { 'account.read': () => people.locked },
    { act: () => click('Password forgotten?') },
  ),
  page(
    'options',
    'accounts-older',
    {
      'account.read': () => ({ ...people.unlocked, hasOlder: true as const }),
      'account.open-older': fail('keystore.wrong_password'),
    },
    {
      widths: [320],
      act: async () => {
        await click('Open older keys');
        await fill('Password before the reset', 'correct horse battery');
        await click('Bring them back');
        await see('does not open the keystore');
      },
    },
  ),
  page(
    'options',
    'accounts-export',
    {},
    {
      height: 800,
      act: async () => {
        await click('Export');
        await see('which other software opens');
      },
    },
  ),
  page(
    'options',
    'privacy-erase',
    {},
    {
      hash: 'privacy',
      height: 900,
      act: async () => {
        await click('Erase everything');
        await see('Nobody can bring them back');
      },
    },
  ),
  page(
    'options',
    'privacy-restored',
    {},
    {
      hash: 'privacy',
      widths: [400],
      act: async () => {
        await choose('Export file', '{}');
        await see('were not taken');
      },
    },
  ),
  page(
    'options',
    'privacy-report',
    {},
    {
      hash: 'privacy',
      height: 900,
      widths: [400],
      act: async () => {
        await click('Show it');
        await see('"keystore"');
      },
    },
  ),
  page('options', 'accounts-rename', {}, { act: () => click('Rename') }),
  page(
    'options',
    'accounts-remove',
    {},
    {
      height: 800,
      act: async () => {
        await click('Remove');
        await see('Keep it');
      },
    },
  ),
  page('options', 'networks', networks, { hash: 'section=networks', widths: [400] }),
  page('options', 'networks-empty', { 'network.list': () => [] }, { hash: 'networks' }),
  page(
    'options',
    'networks-testing',
    { ...networks, 'network.test': never },
    {
      hash: 'networks',
      act: () => click('Test'),
    },
  ),
  page(
    'options',
    'networks-adding',
    { ...networks, 'network.add': never },
    {
      hash: 'networks',
      act: async () => {
        await fill('URL of an endpoint', 'https://rpc.example.org/key');
        await click('Add');
        await see('Asking the endpoint');
      },
    },
  ),
  page(
    'options',
    'networks-not-readable',
    { ...networks, 'network.add': fail('network.not_readable') },
    {
      hash: 'networks',
      widths: [400],
      act: async () => {
        await fill('URL of an endpoint', 'https://rpc.example.org/key');
        await click('Add');
        await see('Allow and add');
      },
    },
  ),
  page(
    'options',
    'networks-no-registry',
    {
      'network.list': () => [{ ...people.mainNetwork, registry: 'absent' as const }],
    },
    { hash: 'networks' },
  ),
  page('options', 'networks-remove', networks, {
    hash: 'networks',
    height: 800,
    act: async () => {
      await click('Remove');
      await see('no longer looked up');
    },
  }),
  page('options', 'hubs', {}, { hash: 'hubs' }),
  page(
    'options',
    'hub-refused',
    { 'hub.set': fail('hub.not_permitted') },
    {
      hash: 'hubs',
      act: async () => {
        await click('Show badges on GitHub');
        await see('nothing was switched on');
      },
    },
  ),
  page('options', 'hubs-not-allowed', {}, { hash: 'hubs', hostAccess: false }),
  page('options', 'privacy', {}, { hash: 'privacy', widths: [400] }),
  page('options', 'about', {}, { hash: 'about' }),
];

export const pageScenarios: readonly Scenario[] = [...welcome, ...options];
