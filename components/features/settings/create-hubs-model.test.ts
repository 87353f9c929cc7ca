import { describe, expect, test } from 'vitest';
import type { HubView } from '@/lib/model/hub';
import type { Send } from '@/lib/protocol/send';
import { createHubsModel } from './create-hubs-model';

const hub: HubView = {
  id: 'ollama',
  name: 'Ollama',
  kind: 'optional',
  origins: ['https://ollama.com/*', 'https://registry.ollama.ai/*'],
  structure: 'verified',
  link: 'none',
  digests: 'all',
  on: false,
  permitted: false,
};

function setUp(allowed: boolean) {
  const log: string[] = [];
  const send = (async (name: string, input: unknown) => {
    log.push(`${name} ${JSON.stringify(input)}`);
    return [{ ...hub, on: true, permitted: true }];
  }) as Send;
  const requestHosts = async (origins: string[]) => {
    log.push(`ask ${origins.join(' ')}`);
    return allowed;
  };
  return { log, model: createHubsModel({ send, requestHosts }) };
}

describe('turn', () => {
  test('default: asks in the click itself, then switches on', async () => {
    const { log, model } = setUp(true);
    const done = model.turn.run(hub, true);
    // Firefox drops a request that does not come straight from the click.
    expect(log).toEqual(['ask https://ollama.com/* https://registry.ollama.ai/*']);
    await done;
    expect(log[1]).toBe('hub.set {"id":"ollama","on":true}');
    expect(model.hubs.state.value).toMatchObject({ status: 'ready', value: [{ on: true }] });
  });

  test('behaviour: what is permitted already, or switched off, is not asked for', async () => {
    const { log, model } = setUp(true);
    await model.turn.run({ ...hub, permitted: true }, true);
    await model.turn.run({ ...hub, permitted: true }, false);
    expect(log).toEqual([
      'hub.set {"id":"ollama","on":true}',
      'hub.set {"id":"ollama","on":false}',
    ]);
  });

  test('error: a refusal switches nothing on and says so', async () => {
    const { log, model } = setUp(false);
    await model.turn.run(hub, true);
    expect(model.turn.code.value).toBe('hub.not_permitted');
    expect(log).toHaveLength(1);
  });
});

describe('addMirror', () => {
  test('default: asks for that host alone', async () => {
    const { log, model } = setUp(true);
    model.host.value = 'https://HF-Mirror.com/models';
    await model.addMirror.run();
    expect(log).toEqual(['ask https://hf-mirror.com/*', 'mirror.add {"host":"hf-mirror.com"}']);
    expect(model.host.value).toBe('');
  });

  test('error: what is no host is not asked for', async () => {
    const { log, model } = setUp(true);
    model.host.value = 'localhost';
    await model.addMirror.run();
    expect([model.addMirror.code.value, log]).toEqual(['hub.mirror_host', []]);
  });
});
