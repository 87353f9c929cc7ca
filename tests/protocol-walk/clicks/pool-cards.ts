/** The vote that turns pools on, as it is filled in on the composer's cards. */
import type { Locator } from 'playwright';
import { type Address, formatEther, type Hex, maxUint128 } from 'viem';
import { getText } from '@/scripts/start/texts';
import { type PoolWorld, worldModel } from '@/tests/helpers/pool-world';
import { walkSettings } from '../settings';
import type { ActionCard } from './vote';

/** The same changes in the same order as `encodePoolsOn` makes. */
export function listPoolCards({ adapters }: PoolWorld): readonly ActionCard[] {
  const { limits } = walkSettings;
  return [
    toCard('switch-on', {}),
    toCard('limits', {
      max_deployed: toPercent(limits.maxDeployedBps),
      idle_floor: toPercent(limits.idleFloorBps),
      penalty: toPercent(limits.penaltyBps),
      max_rate: toRate(limits.maxRatePerYear),
    }),
    toCard('risk-cap', { risk_id: adapters.deskRisk, ...caps }),
    toCard('risk-cap', { risk_id: adapters.pairRisk, ...caps }),
    toListing(adapters.desk, walkSettings.deskLossBps),
    toListing(adapters.pair, walkSettings.pairLossBps),
    toPolicy(),
  ];
}

const caps = {
  absolute_cap: formatEther(maxUint128),
  relative_cap: toPercent(walkSettings.poolBps),
};

function toListing(adapter: Address, lossBps: number): ActionCard {
  const listing = toCard('list', { source: adapter, ...caps, max_loss: toPercent(lossBps) });
  return {
    ...listing,
    fillIn: async (card) => {
      await listing.fillIn(card);
      await card.getByText(getText('form_pools_what'), { exact: true }).waitFor();
    },
  };
}

function toPolicy(): ActionCard {
  const { policy } = walkSettings;
  return toCard('policy', {
    min_edge: toRate(policy.minEdge),
    score_window: String(policy.scoreWindowSeconds / 86_400),
    cooldown: String(policy.cooldownSeconds / 60),
    min_hold: String(policy.minHoldSeconds / 86_400),
    move_window: String(policy.moveWindowSeconds / 3_600),
    max_move: toPercent(policy.maxMoveBps),
    tip: toPercent(policy.tipBps),
    max_tip: formatEther(policy.maxTip),
    poke_tip: formatEther(policy.pokeTip),
  });
}

/** Fields by the end of their label's key. */
function toCard(change: string, fields: Readonly<Record<string, string | Hex>>): ActionCard {
  return {
    kind: 'kind_pools',
    fillIn: async (card: Locator) => {
      await card.getByLabel(getText('form_pools_change'), { exact: true }).selectOption(change);
      for (const [name, text] of Object.entries(fields)) {
        const label = getText(`form_pools_${name}`, worldModel.symbol);
        await card.getByLabel(label, { exact: true }).fill(text);
      }
    },
  };
}

function toPercent(bps: number): string {
  return String(bps / 100);
}

/** Of a rate per year with 18 decimals. */
function toRate(rate: bigint): string {
  return toPercent(Number((rate * 10_000n) / 10n ** 18n));
}
