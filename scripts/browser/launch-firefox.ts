/** Starts Firefox with an unpacked extension over WebDriver BiDi; no driver program is needed. */
import { type Browser, launch } from 'puppeteer-core';
import { guardProcess } from '../process/child';
import { findFirefox } from './find-firefox';

export type FirefoxOptions = {
  /** The folder with the extension's manifest.json. */
  extension: string;
  /** Port of a CONNECT proxy on this machine that leads hosts to local servers. */
  proxyPort?: number;
  headless?: boolean;
  /** A display to open a window on; without one it is headless, unless `headless` says otherwise. */
  display?: string;
  /** After how long an idle background is suspended. Default: Firefox's own 30,000. */
  idleTimeoutMs?: number;
  /** False grants at once what a click asks for: the browser's own question cannot be answered from outside. */
  asksForPermissions?: boolean;
};

export type FirefoxSession = {
  browser: Browser;
  /** The add-on id of the manifest. Its pages live under another, per-profile id. */
  addOnId: string;
  close: () => Promise<void>;
};

/** @throws when there is no Firefox of version 142 or newer. */
export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxSession> {
  const found = await findFirefox();
  if (!found) throw new Error('No Firefox of version 142 or newer was found on this machine.');
  const browser = await launch({
    browser: 'firefox',
    executablePath: found.path,
    headless: options.headless ?? options.display === undefined,
    // A window on a display keeps its size, or screen points would not match the page's.
    ...(options.display
      ? { env: { ...process.env, DISPLAY: options.display }, defaultViewport: null }
      : {}),
    acceptInsecureCerts: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    extraPrefsFirefox: listPreferences(options),
  });
  const pid = browser.process()?.pid;
  const release = pid === undefined ? () => {} : guardProcess(pid);
  const close = async () => {
    await browser.close();
    release();
  };
  try {
    return { browser, addOnId: await browser.installExtension(options.extension), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function listPreferences(options: FirefoxOptions): Record<string, string | number | boolean> {
  return {
    // What is ours to answer is answered by the proxy; nothing else is asked for.
    ...(options.proxyPort === undefined
      ? {}
      : {
          'network.proxy.type': 1,
          'network.proxy.http': '127.0.0.1',
          'network.proxy.http_port': options.proxyPort,
          'network.proxy.ssl': '127.0.0.1',
          'network.proxy.ssl_port': options.proxyPort,
        }),
    ...(options.idleTimeoutMs === undefined
      ? {}
      : { 'extensions.background.idle.timeout': options.idleTimeoutMs }),
    'extensions.webextOptionalPermissionPrompts': options.asksForPermissions ?? true,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.trr.mode': 5,
    'security.OCSP.enabled': 0,
    // The certificate of the demo hub changes with every start.
    'network.stricttransportsecurity.preloadlist': false,
    'security.cert_pinning.enforcement_level': 0,
  };
}
