/**
 * A wallet of somebody else's, with a switch for each way in which one can go wrong. It keeps an account of the
 * embedded chain, whose node signs and sends for it. Behind it stands nothing of ours.
 */
import type { Page } from 'playwright';
import type { Address, Hex } from 'viem';
import type { EmbeddedChain } from '@/scripts/embedded-chain/chain';

export type WalletSwitches = {
  /** The person says no. */
  rejects: boolean;
  /** Says that it changed the chain and did not. */
  wrongChain: boolean;
  /** Sends the transaction and is never heard of again. */
  vanishes: boolean;
  /** Sends other data than it was asked to. */
  mutates: boolean;
  /** Answers with the hash of a transaction that is somebody else's. */
  tellsOtherHash: boolean;
  /** Answers with what is no answer. */
  garbage: boolean;
  /** Signs with another account than it was asked for. */
  signsAsOther: boolean;
  /** In a page: announced twice under one name. Over a port: every answer comes twice, the second one another. */
  twice: boolean;
};

export type WalletDouble = {
  switches: Partial<WalletSwitches>;
  /** Methods it was asked, in their order. */
  asked: string[];
  /** Answers one request; null means never. */
  handle: (request: { method: string; params: unknown[] }) => Promise<object | null>;
};

type Answer = { result: unknown } | { error: { code: number; message: string } };

/** The wallet of an account whose key the node has. */
export function createWalletDouble(of: {
  chain: Pick<EmbeddedChain, 'rpc' | 'chainId'>;
  account: Address;
  other: Address;
}): WalletDouble {
  const { chain, account, other } = of;
  const switches: Partial<WalletSwitches> = {};
  const asked: string[] = [];
  let isConnected = false;
  const chainIdOf = (id: number) => `0x${id.toString(16)}`;
  const methods: Record<string, (params: unknown[]) => Promise<unknown>> = {
    metamask_getProviderState: async () => ({ isUnlocked: true }),
    eth_accounts: async () => (isConnected ? [account] : []),
    eth_requestAccounts: async () => {
      isConnected = true;
      return [account];
    },
    eth_chainId: async () => chainIdOf(switches.wrongChain ? 1 : chain.chainId),
    wallet_switchEthereumChain: async () => null,
    wallet_revokePermissions: async () => {
      isConnected = false;
      return null;
    },
    eth_signTypedData_v4: ([, data]) =>
      chain.rpc('eth_signTypedData_v4', [switches.signsAsOther ? other : account, data]),
    eth_sendTransaction: async ([call]) => {
      const { data } = call as { data: string };
      const last = data.endsWith('e') ? 'd' : 'e';
      // With room: an estimate knows nothing of a checkpoint that the next second may add.
      const roomy = { ...(call as object), gas: '0xf4240' };
      const sent = switches.mutates ? { ...roomy, data: data.slice(0, -1) + last } : roomy;
      const hash = (await chain.rpc('eth_sendTransaction', [sent])) as Hex;
      if (!switches.tellsOtherHash) return hash;
      return chain.rpc('eth_sendTransaction', [{ from: other, to: other, value: '0x1' }]);
    },
  };
  const prompts = ['eth_requestAccounts', 'eth_sendTransaction', 'eth_signTypedData_v4'];
  const handle = async ({ method, params }: { method: string; params: unknown[] }) => {
    asked.push(method);
    const refuse = (code: number): Answer => ({ error: { code, message: 'No.' } });
    if (switches.rejects && prompts.includes(method)) return refuse(4001);
    const run = methods[method];
    if (!run) return refuse(-32601);
    const result = await run(params);
    if (switches.vanishes && method === 'eth_sendTransaction') return null;
    return { result: switches.garbage && prompts.includes(method) ? { not: 'an answer' } : result };
  };
  return { switches, asked, handle };
}

export const doubleName = 'Double <b>Wallet</b>';
export const doubleRdns = 'org.example.double';

/** Puts the wallet into every page that this tab opens from now on, announced by EIP-6963. */
export async function injectWallet(page: Page, wallet: WalletDouble): Promise<void> {
  await exposeWallet(page, wallet);
  await page.addInitScript(announceInPage, { name: doubleName, rdns: doubleRdns });
}

/** A page of Playwright's or of Puppeteer's. */
type Exposing = {
  exposeFunction(name: string, answer: (...given: never[]) => unknown): Promise<unknown>;
};

/** Lets the tab's pages reach the wallet; {@link announceInPage} announces it there. */
export async function exposeWallet(page: Exposing, wallet: WalletDouble): Promise<void> {
  await page.exposeFunction('askDouble', async (method: string, params: unknown[]) => {
    const answer = await wallet.handle({ method, params: params ?? [] });
    return answer ?? new Promise(() => {});
  });
  await page.exposeFunction('isDoubleTwice', async () => wallet.switches.twice === true);
}

/** Runs in the page. */
export async function announceInPage({
  name,
  rdns,
}: {
  name: string;
  rdns: string;
}): Promise<void> {
  type Exposed = {
    askDouble: (method: string, params: unknown) => Promise<Answer>;
    isDoubleTwice: () => Promise<boolean>;
  };
  const exposed = globalThis as unknown as Exposed;
  const provider = {
    request: async ({ method, params }: { method: string; params?: unknown }) => {
      const answer = await exposed.askDouble(method, params);
      if ('error' in answer) throw Object.assign(new Error('No.'), answer.error);
      return answer.result;
    },
  };
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "ran"</script></svg>';
  const icon = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  let isTwice = false;
  const announce = (uuid: string) => {
    const detail = Object.freeze({ info: { uuid, name, icon, rdns }, provider });
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  };
  window.addEventListener('eip6963:requestProvider', () => {
    announce('350670db-19fa-4704-a166-e52e178b59d2');
    if (isTwice) announce('350670db-19fa-4704-a166-000000000000');
  });
  isTwice = await exposed.isDoubleTwice();
}

/** Opens the stub extension's page, which answers ports in the wallet's place. */
export async function answerPorts(page: Page, wallet: WalletDouble): Promise<void> {
  await page.exposeFunction(
    'answerAsWallet',
    async (request: { method: string; params: unknown[] }) => {
      const answer = await wallet.handle(request);
      if (answer === null) return { answers: [], closes: true };
      const second = { result: `0x${'77'.repeat(32)}` };
      return { answers: wallet.switches.twice ? [answer, second] : [answer], closes: false };
    },
  );
}
