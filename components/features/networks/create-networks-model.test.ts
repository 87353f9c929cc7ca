import { describe, expect, test } from 'vitest';
import { getValue } from '@/components/ui/async-state';
import { parseEndpointUrl } from '@/lib/chain/endpoint-url';
import { createFakeSend, fail } from '@/tests/gallery/fake-send';
import { demoNetwork, mainNetwork } from '@/tests/gallery/people';
import { createNetworksModel } from './create-networks-model';
import { publicNetworks } from './public-endpoints';

describe('createNetworksModel', () => {
  test('default: an added endpoint shows under its network, its URL is gone from the field', async () => {
    const asked: unknown[] = [];
    const send = createFakeSend({
      'network.list': () => [demoNetwork],
      'network.add': (input) => {
        asked.push(input);
        return mainNetwork;
      },
    });
    const model = createNetworksModel({ send, requestHosts: async () => true });
    await model.networks.load();
    model.url.value = ' https://rpc.example.org/secret ';
    model.operator.value = 'Example';
    await model.add.run();
    expect(asked).toEqual([
      { url: 'https://rpc.example.org/secret', operator: 'Example', own: false },
    ]);
    expect(getValue(model.networks)).toEqual([demoNetwork, mainNetwork]);
    expect(model.url.value).toBe('');
    expect(model.added.value).toEqual(mainNetwork);
  });

  test('behaviour: a known network is replaced, not listed twice', async () => {
    const tested = { ...demoNetwork, registry: 'absent' as const };
    const send = createFakeSend({
      'network.list': () => [demoNetwork],
      'network.test': () => tested,
    });
    const model = createNetworksModel({ send, requestHosts: async () => true });
    await model.networks.load();
    await model.test.run(demoNetwork.chainId);
    expect(getValue(model.networks)).toEqual([tested]);
    expect(model.testing.value).toBeNull();
  });

  test('error: a refused URL stays in its field', async () => {
    const send = createFakeSend({ 'network.add': fail('network.bad_url') });
    const model = createNetworksModel({ send, requestHosts: async () => true });
    model.url.value = 'ftp://x';
    await model.add.run();
    expect(model.add.code.value).toBe('network.bad_url');
    expect(model.url.value).toBe('ftp://x');
  });

  test('behaviour: an endpoint that may not be read is added once the user allows it', async () => {
    const hosts: string[][] = [];
    let isAllowed = false;
    const send = createFakeSend({
      'network.add': () => (isAllowed ? mainNetwork : fail('network.not_readable')()),
    });
    const requestHosts = async (origins: string[]) => {
      hosts.push(origins);
      isAllowed = true;
      return true;
    };
    const model = createNetworksModel({ send, requestHosts });
    model.url.value = 'https://rpc.example.org:8545/secret';
    await model.add.run();
    expect(model.add.code.value).toBe('network.not_readable');
    await model.allow.run();
    expect(hosts).toEqual([['https://rpc.example.org/*']]);
    expect(model.added.value).toEqual(mainNetwork);
    expect([model.add.code.value, model.allow.code.value, model.url.value]).toEqual([
      null,
      null,
      '',
    ]);
  });

  test("behaviour: a person's no leaves everything as it was", async () => {
    const send = createFakeSend({ 'network.add': fail('network.not_readable') });
    const model = createNetworksModel({ send, requestHosts: async () => false });
    model.url.value = 'https://rpc.example.org/';
    await model.add.run();
    await model.allow.run();
    expect(model.added.value).toBeNull();
    expect(model.url.value).toBe('https://rpc.example.org/');
    expect(model.allow.code.value).toBe('network.not_readable');
  });

  test('behaviour: a known network: both operators’ endpoints, one that is there already left alone', async () => {
    const asked: unknown[] = [];
    const send = createFakeSend({
      'network.list': () => [],
      'network.add': (input) => {
        asked.push(input);
        if (asked.length === 1) return fail('network.endpoint_known')();
        return mainNetwork;
      },
    });
    const model = createNetworksModel({ send, requestHosts: async () => true });
    await model.networks.load();
    model.known.value = 10;
    expect(await model.addKnown.run()).toBe(true);
    expect(asked).toEqual([
      { url: 'https://mainnet.optimism.io/', operator: 'Optimism', own: false },
      ...[{ url: expect.stringContaining('optimism'), operator: expect.any(String), own: false }],
    ]);
    expect(getValue(model.networks)).toEqual([mainNetwork]);
  });

  test('error: a known network none of whose endpoints answers', async () => {
    const send = createFakeSend({ 'network.add': fail('chain.unreachable') });
    const model = createNetworksModel({ send, requestHosts: async () => true });
    await model.addKnown.run();
    expect(model.addKnown.code.value).toBe('chain.unreachable');
  });

  test('behaviour: every known network has two operators, each with a URL that may be added', () => {
    const ids = publicNetworks.map(({ chainId }) => chainId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { endpoints } of publicNetworks) {
      expect(new Set(endpoints.map(({ operator }) => operator)).size).toBe(2);
      for (const { url } of endpoints) expect(parseEndpointUrl(url).href).toBe(url);
    }
  });
});
