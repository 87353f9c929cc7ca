/** The built extension in a real Firefox, with chosen hosts answered by local servers. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { startConnectProxy } from '@/scripts/browser/connect-proxy';
import { launchFirefox } from '@/scripts/browser/launch-firefox';

/** The build that people get. */
export const firefoxBuild = '.output/firefox-mv3';

export type FirefoxTestSession = {
  browser: Browser;
  addOnId: string;
  close: () => Promise<void>;
};

/** Starts it with host name → local port; every other host is refused. */
export async function startFirefox(options: {
  hosts: Readonly<Record<string, number>>;
  extension?: string;
  idleTimeoutMs?: number;
  asksForPermissions?: boolean;
  /** Opens a window on this display: for menus and questions of the browser's own. */
  display?: string;
}): Promise<FirefoxTestSession> {
  const extension = resolve(options.extension ?? firefoxBuild);
  if (!existsSync(join(extension, 'manifest.json'))) {
    throw new Error(`There is no built extension in ${extension}; run "npm run build" first.`);
  }
  const proxy = await startConnectProxy(options.hosts);
  try {
    const { browser, addOnId, close } = await launchFirefox({
      extension,
      proxyPort: proxy.port,
      asksForPermissions: options.asksForPermissions ?? true,
      ...(options.display === undefined ? {} : { display: options.display }),
      ...(options.idleTimeoutMs === undefined ? {} : { idleTimeoutMs: options.idleTimeoutMs }),
    });
    return {
      browser,
      addOnId,
      close: async () => {
        await close();
        await proxy.stop();
      },
    };
  } catch (error) {
    await proxy.stop();
    throw error;
  }
}
