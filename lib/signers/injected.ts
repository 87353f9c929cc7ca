/**
 * A wallet that another extension puts into pages. It is reached on a hub's page that is open, by a function of ours
 * that runs there once per request: there is no channel a page could forge, and nothing of ours stays in it.
 */
import * as v from 'valibot';
import type { Address } from 'viem';
import { WalletGoneError, WalletTwiceError } from '@/lib/errors/signer';
import type { FoundWallet } from '@/lib/model/account';
import type { PageRequest } from './page-wallet';
import {
  createProviderWallet,
  disconnectProvider,
  type Provider,
  type ProviderAnswer,
} from './provider-wallet';
import type { Signer } from './types';

/**
 * Runs {@link askPageWallet} in the hub page that was in front last and gives what it gave; null when the page went
 * away meanwhile.
 * @throws {@link WalletGoneError} when there is no such page
 */
export type AskPage = (request: PageRequest) => Promise<unknown>;

const answerBytesMax = 1_000_000;
const walletsMax = 20;
const iconLengthMax = 40_000;

const answerSchema = v.union([
  v.object({ result: v.unknown() }),
  v.object({ code: v.number() }),
  v.object({ gone: v.number() }),
]);
const infoSchema = v.object({
  uuid: v.pipe(v.string(), v.maxLength(100)),
  name: v.pipe(v.string(), v.maxLength(200)),
  icon: v.string(),
  rdns: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});
const listSchema = v.object({ wallets: v.pipe(v.array(v.unknown()), v.maxLength(50)) });

/** The signer of an account that a wallet in pages keeps. */
export function createInjectedSigner(
  provider: Provider,
  { address, isFirst }: { address: Address; isFirst: boolean },
): Signer {
  return {
    kind: 'injected',
    address,
    chains: 'any',
    wallet: createProviderWallet(provider, address),
    disconnect: async () => {
      if (isFirst) await disconnectProvider(provider);
    },
  };
}

/** The provider of the wallet with this rdns. */
export function createPageProvider(askPage: AskPage, rdns: string): Provider {
  return async (method, params): Promise<ProviderAnswer> => {
    const parsed = v.safeParse(answerSchema, parseJson(await askPage({ rdns, method, params })));
    if (!parsed.success) return { status: 'lost' };
    const answer = parsed.output;
    if ('gone' in answer) throw answer.gone > 1 ? new WalletTwiceError() : new WalletGoneError();
    if ('code' in answer) return { status: 'refused', rpcCode: answer.code };
    return { status: 'answered', value: answer.result };
  };
}

/**
 * The wallets of the page, as they name themselves: untrusted text and pictures. Two with one rdns are both told to be
 * doubtful.
 */
export async function listPageWallets(askPage: AskPage): Promise<readonly FoundWallet[]> {
  const answer = await askPage({ rdns: '', method: '', params: [] });
  const parsed = v.safeParse(listSchema, parseJson(answer));
  const infos = (parsed.success ? parsed.output.wallets : []).flatMap((info) => {
    const one = v.safeParse(infoSchema, info);
    return one.success ? [one.output] : [];
  });
  const distinct = infos.filter(
    ({ uuid, rdns }, i) => infos.findIndex((one) => one.uuid === uuid && one.rdns === rdns) === i,
  );
  return distinct.slice(0, walletsMax).map(({ name, icon, rdns }) => ({
    id: rdns,
    name,
    icon: isPicture(icon) ? icon : null,
    isTwice: distinct.filter((one) => one.rdns === rdns).length > 1,
  }));
}

/** Shown as an image only, which runs nothing. */
function isPicture(icon: string): boolean {
  return icon.length <= iconLengthMax && /^data:image\/(png|svg\+xml|webp|jpeg|gif)[;,]/.test(icon);
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string' || text.length > answerBytesMax) return null;
  try {
    return JSON.parse(text);
  } catch {
    // The page gave something else than our function does.
    return null;
  }
}
