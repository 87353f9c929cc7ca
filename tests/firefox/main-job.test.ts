/** The main job in a real Firefox: the badge on the demo hub, a vote that is then on the chain, a file checked. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InputOf, MessageName } from '@/lib/protocol/messages';
import { askHub } from '@/scripts/demo-hub/ask-hub';
import { demoAccount } from '@/scripts/embedded-chain/accounts';
import { until } from '@/scripts/process/until';
import { configureExtension } from '@/scripts/start/configure-extension';
import { readView } from '@/scripts/start/read-chain';
import { type Stage, startStage } from '@/scripts/start/stage';
import { getText } from '@/scripts/start/texts';
import { type FirefoxTestSession, startFirefox } from '@/tests/helpers/firefox';
import { askFrom, findOwnPage, readAddress } from '@/tests/helpers/own-page';

let stage: Stage;
let firefox: FirefoxTestSession;
let own: Page;

beforeAll(async () => {
  stage = await startStage();
  firefox = await startFirefox({ hosts: stage.hosts });
  own = await findOwnPage(firefox);
  await configureExtension(ask, {
    endpoints: [{ url: stage.chain.rpcUrl, operator: 'Embedded chain', own: true }],
  });
});

afterAll(async () => {
  await firefox?.close();
  await stage?.stop();
});

const ask = <Name extends MessageName>(name: Name, input: InputOf<Name>) =>
  askFrom(own, name, input);

/** Clicks the first element of a kind whose text is this, with the mouse. */
async function clickText(page: Page, selector: string, text: string): Promise<void> {
  const handle = await page.waitForFunction(
    (kind, wanted) =>
      [...document.querySelectorAll<HTMLElement>(kind)].find(
        (element) => element.textContent?.trim() === wanted && !element.hasAttribute('disabled'),
      ),
    { timeout: 20_000 },
    selector,
    text,
  );
  await (handle as unknown as { click(): Promise<void> }).click();
}

async function findOpenVote() {
  for (const { model, open } of await ask('holding.list', {})) {
    for (const { id, state } of open) {
      const { power } = await ask('ballot.read', { record: model.record, proposalId: id });
      if (state === 'active' && power.reason === 'has-power' && model.governor) {
        return { locator: model.locator, proposalId: id, governor: model.governor };
      }
    }
  }
  throw new Error('The seed left no open vote.');
}

test('the badge stands on the demo hub’s page', async () => {
  const page = await firefox.browser.newPage();
  await page.goto(`https://${stage.hub.host}/mistralai/Mistral-7B-v0.1`);
  await page.waitForSelector('h1 > commonweight-badge', { timeout: 20_000 });
  const crashed = await page.evaluate(
    () => (globalThis as { __hydrationErrors?: number }).__hydrationErrors ?? 0,
  );
  expect(crashed).toBe(0);
  await page.close();
});

test('a vote cast in the popup is on the chain', async () => {
  const { locator, proposalId, governor } = await findOpenVote();
  const view = { to: governor, name: 'hasVoted', args: [proposalId, demoAccount.address] };
  expect(await readView(stage.chain.rpcUrl, view)).toBe(false);
  const popup = new URL('popup.html', await readAddress(own));
  popup.hash = new URLSearchParams({
    locator,
    proposal: String(proposalId),
    section: 'vote',
  }).toString();
  await own.evaluate((address) => location.assign(address), popup.href);
  await clickText(own, 'label', getText('vote_for'));
  await clickText(own, 'button', getText('vote_review'));
  await clickText(own, 'button', getText('confirm_sign'));
  await until(async () => ((await readView(stage.chain.rpcUrl, view)) === true ? true : null), {
    what: 'the vote on the chain',
    timeoutMs: 30_000,
    intervalMs: 200,
  });
});

/** Gives the files page a file of this text, as its own input would. */
function giveFile(page: Page, name: string, text: string): Promise<void> {
  return page.evaluate(
    (file, content) => {
      const given = new DataTransfer();
      given.items.add(new File([content], file));
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      if (!input) throw new Error('There is no input for files.');
      input.files = given.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    text,
  );
}

test('a downloaded file is the approved one, and one byte flipped is not', async () => {
  const path = '/mistralai/Mistral-7B-v0.1/resolve/main/tokenizer.model';
  const { body, status } = await askHub(stage.hub, path);
  expect(status).toBe(200);
  const files = new URL('files.html', await readAddress(own));
  files.hash = 'locator=huggingface.co/mistralai/mistral-7b-v0.1';
  await own.evaluate((address) => location.assign(address), files.href);
  await own.waitForSelector('input[type=file]', { timeout: 20_000 });
  const see = (text: string) =>
    own.waitForFunction(
      (wanted) => [...document.querySelectorAll('.chip')].some((one) => one.textContent === wanted),
      { timeout: 20_000 },
      text,
    );
  await giveFile(own, 'tokenizer.model', body);
  await see(getText('check_state_same'));
  await giveFile(own, 'tokenizer.model', body.replace(/^./, '>'));
  await see(getText('check_state_differs_digest'));
});
