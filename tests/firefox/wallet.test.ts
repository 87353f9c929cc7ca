/** A wallet in a hub's page, in a real Firefox: reached by the same function as in Chromium, and as little believed. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InputOf, MessageName } from '@/lib/protocol/messages';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { until } from '@/scripts/process/until';
import { type Stage, startStage } from '@/scripts/start/stage';
import { type FirefoxTestSession, startFirefox } from '@/tests/helpers/firefox';
import { askFrom, findOwnPage } from '@/tests/helpers/own-page';
import {
  announceInPage,
  createWalletDouble,
  doubleName,
  doubleRdns,
  exposeWallet,
  type WalletDouble,
} from '@/tests/helpers/wallet-double';
import { listTransactions } from '@/tests/helpers/world';

const account = getAddressOf('ada');
const other = getAddressOf('chidi');
let stage: Stage;
let firefox: FirefoxTestSession;
let own: Page;
let wallet: WalletDouble;

beforeAll(async () => {
  stage = await startStage();
  firefox = await startFirefox({ hosts: stage.hosts });
  own = await findOwnPage(firefox);
  await ask('settings.write', { consented: true });
  await ask('network.add', { url: stage.chain.rpcUrl, operator: 'Embedded chain', own: true });
  wallet = createWalletDouble({ chain: stage.chain, account, other });
  const page = await firefox.browser.newPage();
  await exposeWallet(page, wallet);
  await page.goto(`https://${stage.hub.host}/mistralai/Mistral-7B-v0.1`);
  await page.evaluate(announceInPage, { name: doubleName, rdns: doubleRdns });
});

afterAll(async () => {
  await firefox?.close();
  await stage?.stop();
});

const ask = <Name extends MessageName>(name: Name, input: InputOf<Name>) =>
  askFrom(own, name, input);

/** Asks the wallet to send a change of delegate; another one for each number. */
async function sendDelegation(number: number) {
  const [holding] = await ask('holding.list', {});
  if (!holding) throw new Error('The account holds nothing.');
  const delegatee = `0x${number.toString(16).padStart(40, '0')}` as const;
  const action = { kind: 'delegate', delegatee } as const;
  const { id } = await ask('stake.prepare', { record: holding.model.record, action });
  const requestId = crypto.randomUUID();
  const submitted = await ask('stake.submit', { preparedId: id, requestId });
  return { requestId, submitted };
}

test('default: connected, it sends what was prepared: once, and the chain says so', async () => {
  const vault = await ask('account.connect', { kind: 'injected', wallet: doubleRdns });
  expect(vault).toMatchObject({ status: 'none', selected: account });
  const before = (await listTransactions(stage.chain, account)).length;
  const { submitted } = await sendDelegation(1);
  expect(submitted).toMatchObject({ status: 'submitted' });
  const sent = await until(
    async () => {
      const all = await listTransactions(stage.chain, account);
      return all.length > before ? all.length - before : null;
    },
    { what: 'the transaction on the chain', timeoutMs: 20_000, intervalMs: 200 },
  );
  expect(sent).toBe(1);
});

test('T11 another transaction than was asked for is told as such', async () => {
  wallet.switches.mutates = true;
  const { requestId } = await sendDelegation(2);
  const told = await until(
    async () => {
      const all = await ask('activity.list', {});
      const entry = all.find(({ id }) => id === requestId);
      return entry?.state === 'failed' ? entry : null;
    },
    { what: 'the alteration to be told', timeoutMs: 20_000, intervalMs: 300 },
  );
  expect(told.error?.code).toBe('transactions.altered');
});
