import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test, vi } from 'vitest';
import { sampleTransaction, sampleTypedData } from '@/tests/helpers/describe-signer';
import { createPageProvider, listPageWallets } from './injected';
import { createPortProvider, type WalletPort } from './metamask';
import { withPatience } from './patience';
import { connectProvider, createProviderWallet, type Provider } from './provider-wallet';

const key = `0x${'4b'.repeat(32)}` as const;
const account = privateKeyToAccount(key);
const other = privateKeyToAccount(`0x${'4c'.repeat(32)}`);
const hash = `0x${'0A'.repeat(32)}`;

/** A provider that answers by method; a number is a refusal with that code. */
function createProvider(answers: Record<string, unknown>): Provider & { asked: string[] } {
  const asked: string[] = [];
  const provider: Provider = async (method) => {
    asked.push(method);
    const value = answers[method];
    if (value === 'lost') return { status: 'lost' };
    if (typeof value === 'number') return { status: 'refused', rpcCode: value };
    return { status: 'answered', value };
  };
  return Object.assign(provider, { asked });
}

const { chainId, to, data, valueWei } = sampleTransaction;
const call = { chainId, from: account.address, to, data, valueWei };
const send = (answer: unknown) =>
  createProviderWallet(
    createProvider({ eth_sendTransaction: answer }),
    account.address,
  ).sendTransaction(call);

describe('createProviderWallet', () => {
  test('sendTransaction: a hash in lower case, and nothing else counts as one', async () => {
    expect(await send(hash)).toEqual({ status: 'sent', hash: hash.toLowerCase() });
    for (const garbage of [undefined, null, 7.5, '0x', 'sent', [hash], { hash }, `${hash}00`]) {
      expect(await send(garbage), String(garbage)).toEqual({ status: 'unknown' });
    }
  });

  test.each([
    [4001, 'rejected'],
    [4100, 'refused'],
    [4900, 'refused'],
    [-32602, 'refused'],
    [-32002, 'unknown'],
    [-32603, 'unknown'],
    [5000, 'unknown'],
  ])('sendTransaction: code %i is "%s"', async (code, status) => {
    expect(await send(code)).toMatchObject({ status });
  });

  test('sendTransaction: nobody answered: perhaps sent', async () => {
    expect(await send('lost')).toEqual({ status: 'unknown' });
  });

  test('T11 signTypedData: only the account’s own signature is taken', async () => {
    const { domain, types, primaryType, message } = sampleTypedData;
    const typed = { domain, types, primaryType, message } as Parameters<
      typeof account.signTypedData
    >[0];
    const sign = (signature: unknown) =>
      createProviderWallet(
        createProvider({ eth_signTypedData_v4: signature }),
        account.address,
      ).signTypedData(sampleTypedData);
    const own = await account.signTypedData(typed);
    expect(await sign(own)).toEqual({ status: 'signed', value: own });
    expect(await sign(4001)).toEqual({ status: 'rejected' });
    const foreign = await other.signTypedData(typed);
    const elsewhere = await account.signTypedData({
      ...typed,
      domain: { ...domain, chainId: 11 },
    } as typeof typed);
    for (const wrong of [foreign, elsewhere, `0x${'00'.repeat(65)}`, '0x12', 7, null]) {
      await expect(sign(wrong)).rejects.toMatchObject({
        code: expect.stringMatching(/signer\.wallet/),
      });
    }
  });

  test('assertReady: asks to be let in again, changes the chain, and reads it once more', async () => {
    const provider = createProvider({
      eth_accounts: [],
      eth_requestAccounts: [account.address.toLowerCase()],
      eth_chainId: '0xa',
    });
    expect(await createProviderWallet(provider, account.address).assertReady(10)).toBe(true);
    const { assertReady } = createProviderWallet(provider, account.address);
    await expect(assertReady(11)).rejects.toMatchObject({ code: 'signer.wallet_chain' });
    expect(provider.asked.slice(-2)).toEqual(['wallet_switchEthereumChain', 'eth_chainId']);
  });

  test('assertReady: a "no" to connecting or to the chain is a "no" to the whole', async () => {
    const notLetIn = createProvider({ eth_accounts: [], eth_requestAccounts: 4001 });
    expect(await createProviderWallet(notLetIn, account.address).assertReady(10)).toBe(false);
    const stays = createProvider({
      eth_accounts: [account.address],
      eth_chainId: '0x1',
      wallet_switchEthereumChain: 4001,
    });
    expect(await createProviderWallet(stays, account.address).assertReady(10)).toBe(false);
  });

  test('error: another account than ours', async () => {
    const provider = createProvider({
      eth_accounts: [other.address],
      eth_requestAccounts: [other.address],
    });
    const { assertReady } = createProviderWallet(provider, account.address);
    await expect(assertReady(10)).rejects.toMatchObject({ code: 'signer.wallet_account' });
  });
});

describe('connectProvider', () => {
  test('default: the accounts, checksummed, and whether we were the first to ask', async () => {
    const lower = [account.address.toLowerCase()];
    const first = createProvider({ eth_accounts: [], eth_requestAccounts: lower });
    expect(await connectProvider(first)).toEqual({ accounts: [account.address], isFirst: true });
    const again = createProvider({ eth_accounts: lower, eth_requestAccounts: lower });
    expect(await connectProvider(again)).toMatchObject({ isFirst: false });
  });

  test('behaviour: garbage is refused, a "no" is null', async () => {
    const no = createProvider({ eth_accounts: [], eth_requestAccounts: 4001 });
    expect(await connectProvider(no)).toBeNull();
    for (const garbage of ['0x', [7], [`${account.address}0`], Array(21).fill(account.address)]) {
      const provider = createProvider({ eth_accounts: [], eth_requestAccounts: garbage });
      await expect(connectProvider(provider)).rejects.toMatchObject({
        code: 'signer.wallet_answer',
      });
    }
  });
});

describe('createPageProvider', () => {
  const ask = (answer: unknown) => createPageProvider(async () => answer, 'org.x')('m', []);

  test('default: result, refusal, and everything a page may give instead', async () => {
    expect(await ask('{"result":7}')).toEqual({ status: 'answered', value: 7 });
    expect(await ask('{"code":4001}')).toEqual({ status: 'refused', rpcCode: 4001 });
    for (const garbage of [null, undefined, 7, {}, '', 'not JSON', '[]', '{"code":"4001"}']) {
      expect(await ask(garbage), String(garbage)).toEqual({ status: 'lost' });
    }
    expect(await ask(`{"result":"${'x'.repeat(1_000_001)}"}`)).toEqual({ status: 'lost' });
  });

  test('error: no wallet of the name, or two', async () => {
    await expect(ask('{"gone":0}')).rejects.toMatchObject({ code: 'signer.wallet_gone' });
    await expect(ask('{"gone":2}')).rejects.toMatchObject({ code: 'signer.wallet_twice' });
  });
});

describe('listPageWallets', () => {
  const info = { uuid: '1', name: 'One', icon: 'data:image/png;base64,AA', rdns: 'org.one' };
  const list = (wallets: unknown) => listPageWallets(async () => JSON.stringify({ wallets }));

  test('default: by name and rdns, with a picture that is one', async () => {
    const found = { id: 'org.one', name: 'One', icon: info.icon, isTwice: false };
    expect(await list([info, info])).toEqual([found]);
    const icons = ['https://example.org/a.png', 'data:text/html,<b>', 'javascript:alert(1)'];
    const shown = await list(icons.map((icon, i) => ({ ...info, rdns: `org.${i}`, icon })));
    expect(shown.map(({ icon }) => icon)).toEqual([null, null, null]);
  });

  test('T11 two under one name are both doubtful; nonsense is left out', async () => {
    const copy = { ...info, uuid: '2', name: 'Other' };
    expect((await list([info, copy])).map(({ isTwice }) => isTwice)).toEqual([true, true]);
    expect(await list([null, 7, {}, { ...info, rdns: '' }, { ...info, name: 7 }])).toEqual([]);
    expect(await list('many')).toEqual([]);
  });
});

describe('createPortProvider', () => {
  /** A port of which the test is the other side. */
  function createPort(
    onAsk: (data: { id: number; method: string }, say: (m: unknown) => void) => void,
  ) {
    const heard: ((message: unknown) => void)[] = [];
    const ended: (() => void)[] = [];
    const say = (message: unknown) => {
      for (const listener of heard) listener(message);
    };
    const port: WalletPort = {
      postMessage: (message) =>
        onAsk((message as { data: { id: number; method: string } }).data, say),
      disconnect: () => {},
      onMessage: { addListener: (listener) => heard.push(listener) },
      onDisconnect: { addListener: (listener) => ended.push(listener) },
    };
    const end = () => {
      for (const listener of ended) listener();
    };
    return { port, end };
  }
  const wrap = (data: object) => ({ name: 'metamask-provider', data: { jsonrpc: '2.0', ...data } });

  test('default: answers by their id; notices, other channels and nonsense are passed over', async () => {
    const { port } = createPort(({ id }, say) => {
      for (const noise of [null, 'x', wrap({ method: 'notice' }), { name: 'other', data: { id } }])
        say(noise);
      say(wrap({ id: id + 100, result: 'another' }));
      say(wrap({ id, result: `answer ${id}` }));
      say(wrap({ id, result: 'once more' }));
    });
    const ask = createPortProvider(() => port, 'id');
    expect(await ask('eth_chainId', [])).toEqual({ status: 'answered', value: 'answer 2' });
  });

  test('behaviour: a port that closes leaves the request open; before the greeting it was not asked', async () => {
    const late = createPort(({ id, method }, say) => {
      if (method === 'metamask_getProviderState') say(wrap({ id, result: {} }));
      else late.end();
    });
    expect(await createPortProvider(() => late.port, 'id')('eth_sendTransaction', [])).toEqual({
      status: 'lost',
    });
    const never = createPort(() => never.end());
    await expect(createPortProvider(() => never.port, 'id')('m', [])).rejects.toMatchObject({
      code: 'signer.wallet_gone',
    });
  });

  test('error: refusals, and an id the browser does not take', async () => {
    const { port } = createPort(({ id, method }, say) =>
      say(wrap(method === 'm' ? { id, error: { code: 4001 } } : { id, result: {} })),
    );
    expect(await createPortProvider(() => port, 'id')('m', [])).toEqual({
      status: 'refused',
      rpcCode: 4001,
    });
    const refused = createPortProvider(() => {
      throw new Error('Invalid extension id.');
    }, 'id');
    await expect(refused('m', [])).rejects.toMatchObject({ code: 'signer.wallet_gone' });
  });
});

describe('withPatience', () => {
  test('behaviour: a sign of life every 20 seconds, and an end to the waiting', async () => {
    vi.useFakeTimers();
    let beats = 0;
    const never = withPatience(
      () => new Promise(() => {}),
      () => {
        beats += 1;
      },
    );
    const asked = never('m', []);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(beats).toBe(5);
    await vi.advanceTimersByTimeAsync(170_000);
    expect(await asked).toEqual({ status: 'lost' });
    vi.useRealTimers();
  });
});
