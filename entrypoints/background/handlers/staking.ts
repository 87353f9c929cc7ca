import { requireChecksum } from '@/lib/chain/checksum';
import { readNetwork } from '@/lib/chain/networks';
import { NoAccountError } from '@/lib/errors/signer';
import { NothingToClaimError, RecipientError } from '@/lib/errors/staking';
import type { Call } from '@/lib/model/call';
import type { PermitView } from '@/lib/model/submission';
import type { ParsedOf } from '@/lib/protocol/messages';
import type { Handlers } from '@/lib/protocol/router';
import type { TypedData } from '@/lib/signers/types';
import {
  prepareClaim,
  readAllocationState,
  readPublishedList,
  readShares,
} from '@/lib/staking/claim';
import {
  noPermit,
  prepareApprove,
  prepareClaimUnstake,
  prepareDelegate,
  prepareRequestUnstake,
  prepareSend,
  prepareStake,
  readPermitRequest,
} from '@/lib/staking/vault';
import { type PrepareRequest, prepare } from '@/lib/transactions/prepare';
import { submit } from '@/lib/transactions/send';
import { type ActingContext, readScene, readSelected } from '../acting';

type Scene = Awaited<ReturnType<typeof readScene>>;
type Action = ParsedOf<'stake.prepare'>['action'];

const kinds = [
  'stake',
  'request-unstake',
  'claim-unstake',
  'delegate',
  'claim-allocation',
  'claim-and-stake',
  'rebalance',
  'force-deallocate',
  'send',
  'revoke',
] as const;
/** A permit is void an hour after it was prepared, by the chain's clock. */
const permitTtlSeconds = 3600n;
/** v, r, s follow the selector and three words: assets, delegatee, deadline. */
const signatureAt = 4 + 3 * 32;

/** Stake, unstake, claim, delegate: prepared and submitted. */
export function createStakingHandlers(
  context: ActingContext,
): Pick<Handlers, 'stake.prepare' | 'stake.submit' | 'allocation.read'> {
  return {
    'allocation.read': async ({ record }) => {
      const account = await readSelected(context.keystore);
      if (!account) throw new NoAccountError();
      const network = await readNetwork(record.chainId);
      return readShares(network, { record: record.id, account }, context.now);
    },
    'stake.prepare': async ({ record, action }) => {
      const scene = await readScene(context, record);
      const { model, from } = scene;
      const what = { kind: action.kind, record: model.record, modelName: model.name, from };
      return prepare(context, {
        ...what,
        intent: action,
        ...(await build(scene, action, context.now)),
      });
    },
    'stake.submit': (request) => submit(context, { ...request, kinds }),
  };
}

type Built = Pick<PrepareRequest, 'call' | 'permit' | 'before'>;

async function build(scene: Scene, action: Action, now: () => number): Promise<Built> {
  const { vault } = scene.model;
  switch (action.kind) {
    case 'stake':
      if (action.delegatee) requireChecksum(action.delegatee);
      return buildStake(scene, action);
    case 'request-unstake':
      return { call: prepareRequestUnstake(vault, action.shares) };
    case 'claim-unstake':
      return { call: prepareClaimUnstake(vault, action.requestId, scene.from) };
    case 'delegate':
      requireChecksum(action.delegatee);
      return { call: prepareDelegate(vault, action.delegatee) };
    case 'send':
      return { call: buildSend(scene, action) };
    case 'revoke':
      return { call: prepareApprove(scene.model.token, vault, 0n) };
    case 'claim-allocation':
    case 'claim-and-stake':
      return { call: await buildClaim(scene, action, now) };
    default:
      return action satisfies never;
  }
}

/** Nothing is handed to a contract of the model itself: it could not give it back. */
function buildSend(
  { model }: Scene,
  { asset, recipient, amount }: Extract<Action, { kind: 'send' }>,
): Call {
  requireChecksum(recipient);
  const { token, vault, governor, timelock } = model;
  const own = [token, vault, governor, timelock].map((address) => address?.toLowerCase());
  if (asset !== 'native' && own.includes(recipient.toLowerCase())) {
    throw new RecipientError({ recipient });
  }
  const contracts = { native: null, token, share: vault } as const;
  return prepareSend(contracts[asset], { recipient, amount });
}

/** A part of the published list, with its proof; what is not the account's own is not prepared. */
async function buildClaim(
  { network, model, from }: Scene,
  { kind, index }: Extract<Action, { kind: 'claim-allocation' | 'claim-and-stake' }>,
  now: () => number,
): Promise<Call> {
  const record = model.record.id;
  const { state } = await readAllocationState(network, { record, indexes: [index] }, now);
  const list = state && (await readPublishedList(network, state));
  const entry = list?.entries[Number(index)];
  const isOwn = entry?.account.toLowerCase() === from.toLowerCase();
  if (!list || !isOwn || state.claimed[0]) {
    throw new NothingToClaimError({ chainId: network.chainId, record });
  }
  return prepareClaim(state.contract, { list, index, isStaked: kind === 'claim-and-stake' });
}

/** One transaction with an exact allowance signed into it; the allowance stands before it in the simulation. */
async function buildStake(
  { network, model, from, at }: Scene,
  { assets, delegatee }: Extract<Action, { kind: 'stake' }>,
): Promise<Built> {
  const { token, vault, name: tokenName, symbol } = model;
  const deadline = at.timestamp + permitTtlSeconds;
  const data: TypedData = await readPermitRequest(network, model, {
    owner: from,
    assets,
    deadline,
  });
  const view: PermitView = { token, tokenName, symbol, spender: vault, value: assets, deadline };
  return {
    call: prepareStake(vault, { assets, delegatee, permit: { ...noPermit, deadline } }),
    permit: { data, at: signatureAt, view },
    before: [prepareApprove(token, vault, assets)],
  };
}
