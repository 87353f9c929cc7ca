/**
 * The built extension in a real Chromium, with a profile that is thrown away.
 * On a display of ours (`onDisplay`) its native context menu can be used too.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import type { InputOf, MessageName, OutputOf } from '@/lib/protocol/messages';
import { askExtension } from '@/scripts/browser/ask-extension';
import { type Display, startDisplay } from '@/scripts/browser/display';
import {
  openExtensionPage,
  readExtensionId,
  stopExtensionWorker,
} from '@/scripts/browser/extension-worker';
import { type LaunchOptions, launchChromium } from '@/scripts/browser/launch-chromium';
import { type MenuChoice, openNativeMenuItem } from '@/scripts/browser/native-menu';
import { answerPermissionPrompt, type PermissionPrompt } from '@/scripts/browser/permission-prompt';
import { createTemporaryFolder } from './temporary-folder';

/** The build that people get; `npm run defences` puts one in its place that lacks something. */
export const chromeBuild = process.env['COMMONWEIGHT_BUILD'] ?? '.output/chrome-mv3';

/** Where pictures of failures go; not committed. */
export const screenshotFolder = 'test-results';

export type ChromiumOptions = Pick<
  LaunchOptions,
  'hosts' | 'colorScheme' | 'backForwardCache' | 'proxyPort'
> & {
  /** The extension's folder; default the Chromium build. */
  extension?: string;
  /** Folders of other extensions to load beside ours; they must have no worker. */
  others?: readonly string[];
  /** Opens a window on a display of its own, for the native context menu. */
  onDisplay?: boolean;
};

export type ChromiumSession = {
  context: BrowserContext;
  extensionId: string;
  /** Opens an extension page, such as "popup.html", in a tab. */
  openPage: (path: string) => Promise<Page>;
  /** Asks the background as the extension's own pages do: for set-up, never for what a person does. */
  ask: <Name extends MessageName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>;
  /** Stops the background worker; the next event starts a new one. */
  stopWorker: () => Promise<void>;
  /** Chooses an item of ours from the native context menu. Only with `onDisplay`. */
  chooseFromMenu: (choice: Omit<MenuChoice, 'display' | 'screenshots'>) => Promise<void>;
  /** Answers the browser's question for a permission. Only with `onDisplay`. */
  answerPrompt: (prompt: Omit<PermissionPrompt, 'display'>) => Promise<void>;
  close: () => Promise<void>;
};

/** Starts it and waits until the extension's worker runs. */
export async function startChromium(options: ChromiumOptions = {}): Promise<ChromiumSession> {
  const extension = resolve(options.extension ?? chromeBuild);
  if (!existsSync(join(extension, 'manifest.json'))) {
    throw new Error(`There is no built extension in ${extension}; run "npm run build" first.`);
  }
  const profile = await createTemporaryFolder('chromium');
  const display = options.onDisplay ? await startDisplay() : null;
  const context = await launchChromium({
    extensions: [extension, ...(options.others ?? []).map((folder) => resolve(folder))],
    profile: profile.path,
    ...(options.hosts ? { hosts: options.hosts } : {}),
    ...(options.backForwardCache ? { backForwardCache: true } : {}),
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
    ...(options.proxyPort === undefined ? {} : { proxyPort: options.proxyPort }),
    ...(display ? { display: display.name } : {}),
  });
  const close = async () => {
    await context.close();
    await display?.stop();
    await profile.remove();
  };
  try {
    const extensionId = await readExtensionId(context);
    return createSession({ context, extensionId, display, close });
  } catch (error) {
    await close();
    throw error;
  }
}

function createSession(parts: {
  context: BrowserContext;
  extensionId: string;
  display: Display | null;
  close: () => Promise<void>;
}): ChromiumSession {
  const { context, extensionId, display, close } = parts;
  return {
    context,
    extensionId,
    openPage: (path) => openExtensionPage(context, { extensionId, path }),
    ask: async (name, input) => {
      const page = await openExtensionPage(context, { extensionId, path: 'manifest.json' });
      try {
        return await askExtension(page, name, input);
      } finally {
        await page.close();
      }
    },
    stopWorker: () => stopExtensionWorker(context, extensionId),
    chooseFromMenu: async (choice) => {
      if (!display) throw new Error('Start the session with onDisplay to use the native menu.');
      await openNativeMenuItem({ ...choice, display, screenshots: screenshotFolder });
    },
    answerPrompt: async (prompt) => {
      if (!display) throw new Error('Start the session with onDisplay to answer a question.');
      await answerPermissionPrompt({ ...prompt, display });
    },
    close,
  };
}
