// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { askPageWallet } from './page-wallet';

type Provider = { request: (request: { method: string }) => Promise<unknown> };

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  delete (window as { ethereum?: unknown }).ethereum;
});

function announce(rdns: string, provider: Provider, uuid = rdns): void {
  const onRequest = () => {
    const detail = { info: { uuid, name: 'One', icon: '', rdns }, provider };
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  };
  window.addEventListener('eip6963:requestProvider', onRequest);
  stops.push(() => window.removeEventListener('eip6963:requestProvider', onRequest));
}

const ask = async (rdns: string, method: string) =>
  JSON.parse(await askPageWallet({ rdns, method, params: [] }));
const echo: Provider = { request: async ({ method }) => `did ${method}` };

describe('askPageWallet', () => {
  test('default: the wallet of the name is asked, and listed', async () => {
    announce('org.one', echo);
    announce('org.two', { request: async () => 'wrong' });
    expect(await ask('org.one', 'eth_accounts')).toEqual({ result: 'did eth_accounts' });
    const { wallets } = await ask('', '');
    expect(wallets.map(({ rdns }: { rdns: string }) => rdns)).toEqual(['org.one', 'org.two']);
  });

  test('behaviour: it refers to nothing outside itself', async () => {
    announce('org.one', echo);
    const text = `return (${askPageWallet.toString()})(request)`;
    const alone = new Function('request', text) as typeof askPageWallet;
    expect(JSON.parse(await alone({ rdns: 'org.one', method: 'm', params: [] }))).toEqual({
      result: 'did m',
    });
  });

  test('behaviour: window.ethereum only where nobody announces', async () => {
    (window as { ethereum?: unknown }).ethereum = echo;
    expect(await ask('window.ethereum', 'm')).toEqual({ result: 'did m' });
    announce('org.one', echo);
    expect(await ask('window.ethereum', 'm')).toEqual({ gone: 0 });
  });

  test('T11 two of one name are not asked', async () => {
    announce('org.one', echo);
    announce('org.one', echo, 'another');
    expect(await ask('org.one', 'm')).toEqual({ gone: 2 });
  });

  test('T12 whatever is thrown comes back as a code, never as a rejection', async () => {
    const thrown = [{ code: 4001 }, new Error('x'), null, 'no', { code: 'x' }];
    for (const [i, one] of thrown.entries()) {
      announce(`org.${i}`, { request: () => Promise.reject(one) });
    }
    const codes = await Promise.all(thrown.map(async (_, i) => (await ask(`org.${i}`, 'm')).code));
    expect(codes).toEqual([4001, -32603, -32603, -32603, -32603]);
  });

  test('T12 what a page announces in the wrong form is passed over', async () => {
    for (const detail of [null, {}, { info: {} }, { info: { rdns: 'org.one' }, provider: {} }]) {
      const onRequest = () =>
        window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
      window.addEventListener('eip6963:requestProvider', onRequest);
      stops.push(() => window.removeEventListener('eip6963:requestProvider', onRequest));
    }
    expect(await ask('org.one', 'm')).toEqual({ gone: 1 });
  });
});
