/** The walk's model launched through the register page, and named by its repository. */
import type { Page } from 'playwright';
import { type Address, formatEther } from 'viem';
import { deployment } from '@/lib/chain/deployment';
import { type LaunchedModel, readLaunch } from '@/scripts/contracts/launch-model';
import { getText } from '@/scripts/start/texts';
import { worldModel } from '@/tests/helpers/pool-world';
import { fillInLaunch, seeStep } from '@/tests/helpers/wizard';
import { locator, type Person, press } from './person';

export async function launchByClicks(person: Person): Promise<LaunchedModel> {
  return await person.on(`register.html#locator=${locator}`, async (page) => {
    await fillInLaunch(page, {
      name: worldModel.name,
      symbol: worldModel.symbol,
      list: ['address,amount,staked', ...worldModel.holders.map(toLine)].join('\n'),
      fillRules: () => fillRules(page),
    });
    await press(page, 'review_sign');
    const launched = readLaunch(await person.sign(page));
    await seeStep(page, 'after');
    person.commitLink(
      `eip155:${person.chain.chainId}/erc721:${deployment.registry}/${launched.id}`,
    );
    await page.getByText(getText('link_done')).waitFor({ timeout: 60_000 });
    return launched;
  });
}

type Holder = { account: Address; amount: bigint; staked: bigint };

function toLine({ account, amount, staked }: Holder): string {
  return `${account},${formatEther(amount)},${formatEther(staked)}`;
}

async function fillRules(page: Page): Promise<void> {
  const { governance } = worldModel;
  const spans = [
    'votingDelay',
    'votingPeriod',
    'lateQuorumExtension',
    'timelockDelay',
    'unstakeCooldown',
  ] as const;
  for (const rule of spans) {
    const input = page.getByLabel(getText(`rule_${rule}`), { exact: true });
    await input.fill(String(governance[rule] / 60));
    const field = page.locator('.register-rule').filter({ has: input });
    await field.getByRole('combobox').selectOption('minutes');
  }
  const shares = {
    thresholdBps: 0,
    quorumBps: governance.quorumBps,
    quorumFloorBps: governance.quorumFloorBps,
  };
  for (const [rule, bps] of Object.entries(shares)) {
    await page.getByLabel(getText(`rule_${rule}`), { exact: true }).fill(String(bps / 100));
  }
}
