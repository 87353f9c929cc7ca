/** A reader's own files against the approved ones: from the popup to a verdict, in a real Chromium with its worker. */
import { createHash } from 'node:crypto';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Locator } from '@/lib/model/ids';
import { askHub } from '@/scripts/demo-hub/ask-hub';
import { getText } from '@/scripts/start/texts';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';

const id = 'mistralai/Mistral-7B-v0.1';
const locator = 'huggingface.co/mistralai/mistral-7b-v0.1' as Locator;
const name = 'tokenizer.model';

let stage: StagedChromium;
let folder: TemporaryFolder;
/** What the demo hub gives for download: a large file by kind, and a small one. */
let tokenizer: Buffer;
let config: Buffer;
let page: Page;

beforeAll(async () => {
  stage = await startStagedChromium();
  folder = await createTemporaryFolder('downloads');
  const download = async (path: string) => {
    const { status, body } = await askHub(stage.hub, `/${id}/resolve/main/${path}`);
    expect(status).toBe(200);
    return Buffer.from(body);
  };
  tokenizer = await download(name);
  config = await download('config.json');
});
afterEach(() => page?.close());
afterAll(async () => {
  await stage?.close();
  await folder?.remove();
});

async function save(path: string, bytes: Buffer): Promise<string> {
  const file = join(folder.path, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
  return file;
}

function flipOneByte(bytes: Buffer): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[100] = (flipped[100] ?? 0) ^ 1;
  return flipped;
}

async function openFiles(): Promise<void> {
  page = await stage.openPage(`files.html#locator=${locator}`);
  await page.getByRole('button', { name: getText('check_pick_files') }).waitFor();
}

/** Chooses files as a person does: by the button and the browser's own dialog. */
async function choose(files: string | readonly string[], button = getText('check_pick_files')) {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await choosing).setFiles(files as string | string[]);
}

async function see(path: string, text: string): Promise<void> {
  const row = page.locator('.check-file', { has: page.getByText(path, { exact: true }) });
  await row.getByText(text, { exact: true }).waitFor();
}

describe('check files', () => {
  test('default: from the popup; the hub’s own download is the same, one byte flipped is not', async () => {
    const popup = await stage.openPage(`popup.html#locator=${locator}`);
    const opening = stage.context.waitForEvent('page');
    await popup.getByRole('button', { name: getText('page_check') }).click();
    page = await opening;
    await popup.close();
    expect(page.url()).toContain(`files.html#locator=${encodeURIComponent(locator)}`);
    await page.getByText('by vote').waitFor();

    await choose(await save(`same/${name}`, tokenizer));
    await see(name, getText('check_state_same'));
    await choose(await save(`flipped/${name}`, flipOneByte(tokenizer)));
    await see(name, getText('check_state_differs_digest'));
    await page.getByText(getText('check_result_differs')).waitFor();
    const yours = createHash('sha256').update(flipOneByte(tokenizer)).digest('hex');
    expect(await page.content()).toContain(yours);
  });

  test('args: several files, large and small, one under another name, one that is none', async () => {
    await openFiles();
    await choose([
      await save('config.json', config),
      await save('renamed.model', tokenizer),
      await save('loader.py', Buffer.from('import os\n')),
    ]);
    await see('config.json', getText('check_state_same'));
    await see('renamed.model', getText('check_state_moved'));
    await see('loader.py', getText('check_state_unlisted'));
    await page.getByText('model-00001-of-00003.safetensors').first().waitFor();
  });

  test('args: a whole folder, by its button', async () => {
    await save(`whole/mistral/${name}`, tokenizer);
    await save('whole/mistral/config.json', config);
    await save('whole/mistral/.git/HEAD', Buffer.from('ref: refs/heads/main\n'));
    await openFiles();
    await choose(join(folder.path, 'whole/mistral'), getText('check_pick_folder'));
    await see('config.json', getText('check_state_same'));
    await see(name, getText('check_state_same'));
    await page.getByText('was left out').waitFor();
  });

  test('behaviour: dropped onto the page', async () => {
    await openFiles();
    await page.evaluate(
      ([text, file]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text ?? ''], file ?? ''));
        const area = document.querySelector('.check-files');
        area?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
      },
      [tokenizer.toString('utf8'), name],
    );
    await see(name, getText('check_state_same'));
  });

  test('behaviour: by keyboard alone', async () => {
    await openFiles();
    await page.bringToFront();
    const choosing = page.waitForEvent('filechooser');
    // Presses the focused button; a key that comes while the page is drawn anew would be lost.
    await page.getByRole('button', { name: getText('check_pick_files') }).press('Enter');
    await (await choosing).setFiles(await save(name, tokenizer));
    await see(name, getText('check_state_same'));
  });

  test('behaviour: a file of gigabytes is read with its progress in sight, and stops at once', async () => {
    const [badge] = await stage.ask('badge.read', {
      sightings: [{ locator, place: 'title', revision: null }],
    });
    const view = await stage.ask('manifest.read', { locator });
    const large = view.status === 'read' ? view.files.find(({ size }) => size > 4e9) : undefined;
    if (!badge || !large) throw new Error('The demo hub lists no large file.');
    // A hole of that size: nothing is written to the disk.
    const file = await save(large.path, Buffer.alloc(0));
    await truncate(file, large.size);
    await openFiles();
    await choose(file);
    await page.getByRole('progressbar').waitFor();
    await page.getByText(/a second/).waitFor();
    await page.getByText(/left$/).waitFor();
    await page.getByRole('button', { name: getText('check_stop') }).click();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    await see(large.path, getText('check_state_none'));
  });

  test('behaviour: the command that is copied names the approved commit', async () => {
    await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openFiles();
    await page
      .getByRole('button', { name: /^Copy the command/ })
      .first()
      .click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const view = await stage.ask('manifest.read', { locator });
    const commit = 'approval' in view ? view.approval.commit : '';
    expect(copied).toBe(`hf download mistralai/mistral-7b-v0.1 --revision ${commit}`);
  });

  test('behaviour: nothing of the files leaves the page', async () => {
    await openFiles();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await choose(await save(name, tokenizer));
    await see(name, getText('check_state_same'));
    expect(
      asked.filter((url) => !url.startsWith(`chrome-extension://${stage.extensionId}/`)),
    ).toEqual([]);
  });
});
