/** Plays plans on several accounts at once. */
import { createLane, type Lane } from './lane';
import { looks, type Plan, type Steps } from './plan';
import { type Outcome, play } from './run';

export type Node = { rpcUrl: string; chainId: number };

/** Prepared calls are kept for six at once. */
const lanesMax = 5;

const undisturbed: Plan = {
  ...{ fault: 'none', company: 'alone', during: 'both', disturbance: 'nothing' },
  ...{ wallet: null, kill: null, after: 'page' },
};

/** How many steps a send, each kind of look and a speed-up have. */
export async function countSteps(node: Node, seed: string): Promise<Steps> {
  const lane = await createLane({ ...node, seed });
  try {
    const count = async (plan: Plan, serial: bigint) => (await play(lane, plan, serial)).steps;
    const send = await count(undisturbed, 1n);
    const raised = await count({ ...undisturbed, disturbance: 'sped up' }, 2n);
    const wallet = await count({ ...undisturbed, wallet: 'sends' }, 3n);
    const counts: number[] = [];
    for (const [i, plan] of looks.entries()) {
      // No step is the one at which this worker dies.
      const kill = { in: 'track', at: Number.MAX_SAFE_INTEGER } as const;
      counts.push((await play(lane, { ...plan, kill }, 4n + BigInt(i))).looked);
    }
    return { send, looks: counts, raise: raised, wallet };
  } finally {
    await lane.stop();
  }
}

/** `serial`: markers are counted from here; no two parts of a campaign may share one. */
export async function runPlans(
  node: Node,
  plans: readonly Plan[],
  { seed, serial }: { seed: string; serial: bigint },
): Promise<readonly Outcome[]> {
  const lanes = await Promise.all(
    Array.from({ length: lanesMax }, (_, i) => createLane({ ...node, seed: `${seed}-${i}` })),
  );
  const outcomes: Outcome[] = [];
  let next = 0;
  const work = async (lane: Lane) => {
    for (let index = next++; index < plans.length; index = next++) {
      outcomes.push(await play(lane, plans[index] as Plan, serial + BigInt(index)));
    }
  };
  try {
    await Promise.all(lanes.map(work));
  } finally {
    await Promise.all(lanes.map(({ stop }) => stop()));
  }
  return outcomes;
}
