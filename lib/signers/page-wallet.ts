/**
 * The one function that runs in a page's own world (EIP-6963, EIP-1193), once per request. It is sent there as text:
 * it must refer to nothing outside itself. The page may have changed every built-in it uses, so nothing secret goes in
 * and whatever comes out is hostile.
 */

/**
 * What the function is given. `rdns` names the wallet; an empty method lists the wallets (Chromium
 * takes null out of what is given).
 */
export type PageRequest = { rdns: string; method: string; params: readonly unknown[] };

/**
 * Where no wallet announces itself, the one of `window.ethereum` goes under that name.
 * Gives JSON: `{ wallets }`, `{ result }`, `{ code }` of a refusal, or `{ gone }` (how many have the name).  Never throws.
 */
export async function askPageWallet({ rdns, method, params }: PageRequest): Promise<string> {
  type Announced = {
    info?: { uuid?: unknown; name?: unknown; icon?: unknown; rdns?: unknown };
    provider?: { request?: (request: object) => Promise<unknown> };
  };
  try {
    const announced: Announced[] = [];
    const onAnnounce = (event: Event) => {
      const { detail } = event as CustomEvent<Announced | null>;
      if (detail?.info && detail.provider && announced.length < 50) announced.push(detail);
    };
    window.addEventListener('eip6963:announceProvider', onAnnounce);
    window.dispatchEvent(new Event('eip6963:requestProvider'));
    await new Promise((resolve) => setTimeout(resolve, 150));
    window.removeEventListener('eip6963:announceProvider', onAnnounce);
    const legacy = (window as { ethereum?: Announced['provider'] }).ethereum;
    if (legacy && announced.length === 0) {
      const name = 'window.ethereum';
      announced.push({ info: { uuid: name, name, icon: '', rdns: name }, provider: legacy });
    }
    if (method === '') return JSON.stringify({ wallets: announced.map(({ info }) => info) });
    const uuids = new Set(
      announced.filter(({ info }) => info?.rdns === rdns).map(({ info }) => info?.uuid),
    );
    const found = announced.find(({ info }) => info?.rdns === rdns)?.provider;
    if (!found?.request || uuids.size !== 1) return JSON.stringify({ gone: uuids.size });
    return JSON.stringify({ result: (await found.request({ method, params })) ?? null });
  } catch (error) {
    const code = (error as { code?: unknown } | null)?.code;
    return JSON.stringify({ code: typeof code === 'number' ? code : -32603 });
  }
}
