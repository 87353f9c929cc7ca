/**
 * Where every state of a badge can be met: a seeded chain that is no demo behind two operators, the hubs' stand-ins,
 * and a Chromium with the built extension. What a scenario does on the chain is done before the endpoints are known.
 */
import { createMirror } from '@/lib/hubs/hugging-face/page';
import { getOrigins, optionalHubs } from '@/lib/hubs/index';
import { mirrorHost } from '@/scripts/demo-hub/hosts/index';
import type { EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { getContracts, startDemoChain } from '@/scripts/embedded-chain/demo-chain';
import { getHubRecords } from '@/scripts/embedded-chain/hub-repositories';
import { configureExtension } from '@/scripts/start/configure-extension';
import { type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';
import { copyWithPermission } from '@/tests/helpers/granted-extension';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';
import { type Acts, createActs } from './acts';

/** Any chain but an embedded one's. */
const chainId = 10;

export type StatesWorld = {
  stage: StagedChromium;
  acts: Acts;
  operators: readonly [FaultProxy, FaultProxy];
  /** The same communities on an embedded chain, which the extension does not know. */
  demo: EmbeddedChain;
  /** Endpoints that answered badly are asked again, as by the button in the options. */
  forgive: () => Promise<void>;
  close: () => Promise<void>;
};

/** What a scenario needs to be done on the chain before anything is shown. */
type ScenarioActs = { onChain?: (acts: Acts) => Promise<void> };

/** Starts it, with everything that these scenarios do on the chain done; `close` ends all of it. */
export async function startStatesWorld(scenarios: readonly ScenarioActs[]): Promise<StatesWorld> {
  const extension = await copyWithPermission(
    [...optionalHubs, createMirror(mirrorHost)].flatMap(getOrigins),
  );
  const demo = await startDemoChain();
  const stage = await startStagedChromium({
    ...{ chainId, configuration: null, hydrationDelayMs: 50, colorScheme: 'light' },
    extension: extension.path,
  });
  const operators: FaultProxy[] = [];
  const close = async () => {
    await stage.close();
    await demo.stop();
    await Promise.all(operators.map((one) => one.stop()));
    await extension.remove();
  };
  try {
    const records = { ...getHubRecords({ chainId, contracts: getContracts() }) };
    const acts = createActs(stage, records);
    for (const { onChain } of scenarios) await onChain?.(acts);
    const north = await startFaultProxy(stage.chain.rpcUrl);
    const south = await startFaultProxy(stage.chain.rpcUrl);
    operators.push(north, south);
    await configureExtension(stage.ask, {
      endpoints: [
        { url: north.url, operator: 'North', own: false },
        { url: south.url, operator: 'South', own: false },
      ],
    });
    for (const { id } of optionalHubs) await stage.ask('hub.set', { id, on: true });
    await stage.ask('mirror.add', { host: mirrorHost });
    const forgive = async () => {
      await stage.ask('network.test', { chainId });
    };
    return { stage, acts, operators: [north, south], demo, forgive, close };
  } catch (error) {
    await close();
    throw error;
  }
}
