/**
 * Brings a fresh profile to where a person is after the welcome tab: consent given, the embedded chain added,
 * the demo account imported and unlocked. Over the messages of the extension's own pages; run again it
 * changes nothing that is as it should be.
 */
import type { InputOf, MessageName, OutputOf } from '@/lib/protocol/messages';
import { demoAccount } from '../embedded-chain/accounts';

/** Of the demo account's keystore. Printed, and worth nothing: the account is one everybody knows. */
export const demoPassword = 'commonweight demo';

export type Ask = <Name extends MessageName>(
  name: Name,
  input: InputOf<Name>,
) => Promise<OutputOf<Name>>;

export type Configuration = {
  /** Endpoints of the chain, each under an operator's name. */
  endpoints: readonly { url: string; operator: string; own: boolean }[];
  /** Default: the demo account. */
  privateKey?: string;
  accountName?: string;
  password?: string;
};

/** Sets the extension up; the account it leaves is unlocked. */
export async function configureExtension(ask: Ask, configuration: Configuration): Promise<void> {
  await ask('settings.write', { consented: true });
  await addEndpoints(ask, configuration.endpoints);
  const password = configuration.password ?? demoPassword;
  const { status } = await ask('account.read', {});
  if (status === 'none') {
    await ask('account.import-key', {
      privateKey: configuration.privateKey ?? demoAccount.privateKey,
      password,
      name: configuration.accountName ?? 'Demo',
    });
  } else if (status === 'locked') {
    await ask('account.unlock', { password });
  }
}

/** A profile that was used before may hold our operators' endpoints on ports where nobody answers now. */
async function addEndpoints(ask: Ask, endpoints: Configuration['endpoints']): Promise<void> {
  const hosts = new Set(endpoints.map(({ url }) => new URL(url).host));
  const operators = new Set(endpoints.map(({ operator }) => operator));
  const present = new Set<string>();
  for (const { chainId, endpoints: known } of await ask('network.list', {})) {
    for (const { id, host, operator } of known) {
      if (hosts.has(host)) present.add(host);
      else if (operators.has(operator)) await ask('network.remove', { chainId, endpointId: id });
    }
  }
  for (const endpoint of endpoints) {
    if (!present.has(new URL(endpoint.url).host)) await ask('network.add', endpoint);
  }
}
