/**
 * Which hubs beyond Hugging Face are on: what the reader chose, as far as the browser permits it. A hub that is on has
 * its content script registered with the browser, which keeps it over restarts; a permission taken back elsewhere
 * switches its hub off here. `align` brings all of it in line with the stored choice, however often it is called.
 */
import { HubNotPermittedError, HubNotSwitchableError } from '@/lib/errors/hub';
import { huggingFace as alwaysHub, createMirror } from '@/lib/hubs/hugging-face/page';
import {
  type EnabledHubs,
  getOrigins,
  hubs,
  listEnabledHubs,
  optionalHubs,
} from '@/lib/hubs/index';
import type { Hub } from '@/lib/hubs/types';
import { mirrorsMax } from '@/lib/model/hub';
import { readSettings, updateSettings } from '@/lib/storage/settings';

/** The one content script of all hubs that are switched on. */
const scriptFile = 'content-scripts/other-hubs.js';
/** Marks our registrations among whatever else may be registered. */
const scriptPrefix = 'hub/';

/** The browser's powers that are used here. */
export type HubPlatform = {
  permissions: {
    contains(permissions: { origins: string[] }): Promise<boolean>;
    remove(permissions: { origins: string[] }): Promise<boolean>;
  };
  scripting: {
    getRegisteredContentScripts(): Promise<readonly { id: string }[]>;
    registerContentScripts(scripts: ContentScript[]): Promise<void>;
    unregisterContentScripts(filter: { ids: string[] }): Promise<void>;
    executeScript(injection: { target: { tabId: number }; files: string[] }): Promise<unknown>;
  };
  tabs: { query(query: { url: string[] }): Promise<readonly { id?: number | undefined }[]> };
};

export type ContentScript = {
  id: string;
  js: string[];
  matches: string[];
  runAt: 'document_end';
  allFrames: false;
  persistAcrossSessions: true;
};

export type HubAccess = {
  /** Everything as the stored choice and the browser's permissions have it. */
  align(): Promise<void>;
  /** @throws {@link HubNotPermittedError}, {@link HubNotSwitchableError} */
  setHub(id: string, on: boolean): Promise<void>;
  /** Adds a mirror that the browser permits already. Throws as above. */
  addMirror(host: string): Promise<void>;
};

/** `onChange` is told the hubs that are on, after each alignment. */
export function createHubAccess(
  platform: HubPlatform,
  onChange: (enabled: readonly Hub[]) => Promise<void>,
): HubAccess {
  /** One at a time: two alignments at once would register a script twice. */
  let queue: Promise<void> = Promise.resolve();
  const inTurn = (task: () => Promise<void>) => {
    const done = queue.then(task);
    queue = done.catch(() => {});
    return done;
  };
  const alignNow = async () => {
    const permitted = await dropUnpermitted(platform);
    await registerScripts(platform, permitted.slice(1));
    await onChange(permitted);
  };
  return {
    align: () => inTurn(alignNow),
    setHub: (id, on) =>
      inTurn(async () => {
        if (id === alwaysHub.id) return hide(id, !on);
        const hub = findSwitchable(id, await readSettings());
        if (!hub) throw new HubNotSwitchableError({ hub: id });
        if (on) await switchOn(platform, hub);
        else await change((kept) => without(kept, hub));
        await alignNow();
        if (!on) await giveBack(platform, hub);
      }),
    addMirror: (host) =>
      inTurn(async () => {
        const mirror = createMirror(host);
        const { mirrors } = await readSettings();
        const isKnown = isHubHost(host) || mirrors.length >= mirrorsMax;
        if (isKnown && !mirrors.includes(host)) throw new HubNotSwitchableError({ hub: host });
        await assertPermitted(platform, mirror);
        await change((kept) => ({ ...kept, mirrors: [...without(kept, mirror).mirrors, host] }));
        await alignNow();
      }),
  };
}

/** The hub whose permission comes with the installation: its badges are hidden, and the permission stays. */
async function hide(id: string, hidden: boolean): Promise<void> {
  await updateSettings((settings) => {
    const others = settings.hiddenHubs.filter((one) => one !== id);
    return { ...settings, hiddenHubs: hidden ? [...others, id] : others };
  });
}

/** Whether a host is a hub's own: such a host is no mirror. */
function isHubHost(host: string): boolean {
  return hubs.some(
    (hub) =>
      hub.locate(new URL(`https://${host}/models/a/b`)) !== null ||
      hub.locate(new URL(`https://${host}/models/1`)) !== null ||
      hub.locate(new URL(`https://${host}/a/b`)) !== null,
  );
}

function findSwitchable(id: string, { mirrors }: EnabledHubs): Hub | undefined {
  return [...optionalHubs, ...mirrors.map(createMirror)].find((hub) => hub.id === id);
}

async function switchOn(platform: HubPlatform, hub: Hub): Promise<void> {
  await assertPermitted(platform, hub);
  await change((kept) => {
    if (kept.mirrors.some((host) => createMirror(host).id === hub.id)) return kept;
    return { ...kept, enabledHubs: [...without(kept, hub).enabledHubs, hub.id] };
  });
}

async function assertPermitted({ permissions }: HubPlatform, hub: Hub): Promise<void> {
  const isPermitted = await permissions.contains({ origins: getOrigins(hub) });
  if (!isPermitted) throw new HubNotPermittedError({ hub: hub.name });
}

/** A permission no hub needs is given back. One that cannot be is no failure: the hub is off all the same. */
async function giveBack({ permissions }: HubPlatform, hub: Hub): Promise<void> {
  await permissions.remove({ origins: getOrigins(hub) }).catch(() => false);
}

function without({ enabledHubs, mirrors }: EnabledHubs, hub: Hub): EnabledHubs {
  return {
    enabledHubs: enabledHubs.filter((id) => id !== hub.id),
    mirrors: mirrors.filter((host) => createMirror(host).id !== hub.id),
  };
}

async function change(task: (kept: EnabledHubs) => EnabledHubs): Promise<void> {
  await updateSettings((settings) => ({ ...settings, ...task(settings) }));
}

/** The hubs that are on and permitted; those no longer permitted are switched off for good. */
async function dropUnpermitted({ permissions }: HubPlatform): Promise<readonly Hub[]> {
  const [first, ...chosen] = listEnabledHubs(await readSettings());
  const answers = await Promise.all(
    chosen.map((hub) => permissions.contains({ origins: getOrigins(hub) })),
  );
  const gone = chosen.filter((_, index) => !answers[index]);
  if (gone.length > 0) await change((kept) => gone.reduce(without, kept));
  const permitted = chosen.filter((hub) => !gone.includes(hub));
  return first ? [first, ...permitted] : permitted;
}

async function registerScripts(platform: HubPlatform, wanted: readonly Hub[]): Promise<void> {
  const { scripting } = platform;
  const registered = (await scripting.getRegisteredContentScripts())
    .map(({ id }) => id)
    .filter((id) => id.startsWith(scriptPrefix));
  const stale = registered.filter((id) => !wanted.some((hub) => toScriptId(hub) === id));
  if (stale.length > 0) await scripting.unregisterContentScripts({ ids: stale });
  for (const hub of wanted) {
    if (registered.includes(toScriptId(hub))) continue;
    await scripting.registerContentScripts([toScript(hub)]);
    await injectIntoOpenTabs(platform, hub);
  }
}

function toScriptId({ id }: Hub): string {
  return `${scriptPrefix}${id}`;
}

function toScript(hub: Hub): ContentScript {
  return {
    id: toScriptId(hub),
    js: [scriptFile],
    matches: [...hub.matches],
    runAt: 'document_end',
    allFrames: false,
    persistAcrossSessions: true,
  };
}

/** Pages that were open before the hub was switched on need no reload. */
async function injectIntoOpenTabs({ tabs, scripting }: HubPlatform, hub: Hub): Promise<void> {
  const open = await tabs.query({ url: [...hub.matches] });
  const ids = open.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const injections = ids.map((tabId) =>
    scripting.executeScript({ target: { tabId }, files: [`/${scriptFile}`] }),
  );
  // A tab that went elsewhere meanwhile, or shows an error page, gets the script with its next page.
  await Promise.allSettled(injections);
}
