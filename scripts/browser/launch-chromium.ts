/**
 * Starts Chromium with unpacked extensions in a profile of its own. Hosts can be mapped to a local server,
 * so that an unmodified build meets the demo hub under the real hub's name.
 */
import { type BrowserContext, chromium } from 'playwright';
import { explainMissingChromium, findChromium } from './find-chromium';

export type LaunchOptions = {
  /** Folders with a manifest.json each. */
  extensions: readonly string[];
  /** The profile's folder; state in it is kept. */
  profile: string;
  /** Host name → local port: answered there over TLS, whatever the certificate. */
  hosts?: Readonly<Record<string, number>>;
  /** A display to open a window on; without one the browser is headless, unless `headed`. */
  display?: string;
  /** Opens a window on the user's own display. */
  headed?: boolean;
  /** Whether names that are not mapped may be resolved. Default false: tests reach this machine only. */
  network?: boolean;
  colorScheme?: 'light' | 'dark';
  /** Keeps pages that were left, as people's browsers do; Playwright turns that off. */
  backForwardCache?: boolean;
  /** Port of a proxy on this machine that every request goes through, those to this machine too. */
  proxyPort?: number;
};

/** @throws an error that says what to install when there is no Chromium. */
export async function launchChromium(options: LaunchOptions): Promise<BrowserContext> {
  const { found, refused } = await findChromium();
  if (!found) throw new Error(explainMissingChromium(refused));
  const headless = options.display === undefined && options.headed !== true;
  const context = await chromium.launchPersistentContext(options.profile, {
    executablePath: found.path,
    // Playwright's own switch picks another binary; ours is given among the arguments.
    headless: false,
    args: [...(headless ? ['--headless=new'] : []), ...listArguments(options)],
    ignoreHTTPSErrors: true,
    // A window on a display keeps its size, or screen points would not match the page's.
    viewport: headless ? { width: 1280, height: 800 } : null,
    ...(options.backForwardCache ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
    ...(options.display ? { env: { ...stringEnv(), DISPLAY: options.display } } : {}),
    // Closing is ours (stop on signals, clean up), not Playwright's.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  if (headless) return context;
  try {
    await sizeWindow(context);
  } catch (error) {
    await context.close();
    throw error;
  }
  return context;
}

/** The first window alone: given as switches, place and size are those of every window, the extension's small ones too. */
async function sizeWindow(context: BrowserContext): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  const bounds = { left: 0, top: 0, width: 1200, height: 850 };
  await session.send('Browser.setWindowBounds', { windowId, bounds });
  await session.detach();
}

function listArguments(options: LaunchOptions): readonly string[] {
  const extensions = options.extensions.join(',');
  const rules = Object.entries(options.hosts ?? {}).map(
    ([host, port]) => `MAP ${host} 127.0.0.1:${port}`,
  );
  if (options.network !== true) {
    rules.push('MAP * ~NOTFOUND', 'EXCLUDE localhost', 'EXCLUDE 127.0.0.1');
  }
  return [
    `--disable-extensions-except=${extensions}`,
    `--load-extension=${extensions}`,
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--lang=en-US',
    ...(options.proxyPort === undefined
      ? []
      : [`--proxy-server=127.0.0.1:${options.proxyPort}`, '--proxy-bypass-list=<-loopback>']),
    ...(rules.length > 0 ? [`--host-resolver-rules=${rules.join(', ')}`] : []),
    ...(options.hosts ? ['--ignore-certificate-errors'] : []),
    // Chromium refuses its sandbox to root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

function stringEnv(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
