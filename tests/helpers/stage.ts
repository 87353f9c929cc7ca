/**
 * Everything an end-to-end test stands on, in one call: chain with communities, demo hub, Chromium with the
 * built extension, and the extension set up as after its welcome tab.
 */
import type { Page } from 'playwright';
import { createClosers } from '@/scripts/process/closers';
import { type Configuration, configureExtension } from '@/scripts/start/configure-extension';
import { type Stage, type StageOptions, startStage } from '@/scripts/start/stage';
import { type ChromiumOptions, type ChromiumSession, startChromium } from './chromium';
import { createOpener } from './hub-stage';

export type StagedChromium = ChromiumSession &
  Pick<Stage, 'chain' | 'hub'> & {
    /** Opens a page of the demo hub under the real hub's name: "/mistralai/Mistral-7B-v0.1". */
    openHubPage: (path: string) => Promise<Page>;
  };

export type StagedOptions = StageOptions &
  Pick<
    ChromiumOptions,
    'extension' | 'onDisplay' | 'colorScheme' | 'backForwardCache' | 'others'
  > & {
    /** How the extension is set up; null leaves it as installed. Default: one own endpoint, demo account. */
    configuration?: Partial<Configuration> | null;
  };

/** Starts it; `close` ends all of it. */
export async function startStagedChromium(options: StagedOptions = {}): Promise<StagedChromium> {
  const closers = createClosers();
  try {
    const stage = await startStage(options);
    await closers.add(stage.stop);
    const session = await startChromium({ ...options, hosts: stage.hosts });
    await closers.add(session.close);
    if (options.configuration !== null) {
      await configureExtension(session.ask, {
        endpoints: [{ url: stage.chain.rpcUrl, operator: 'Embedded chain', own: true }],
        ...options.configuration,
      });
    }
    return {
      ...session,
      chain: stage.chain,
      hub: stage.hub,
      openHubPage: createOpener(session.context, stage.hub),
      close: closers.close,
    };
  } catch (error) {
    await closers.close();
    throw error;
  }
}
