/** One record of this release's registry, with the network it is on. */

import type { Address } from 'viem';
import { NotLaunchedError, RecordUnknownError } from '@/lib/errors/governance';
import type { Model } from '@/lib/model/badge';
import type { RecordId } from '@/lib/model/ids';
import type { ChainPoint } from '@/lib/model/provenance';
import { deployment } from './deployment';
import { readRecords } from './lens';
import { type Network, readNetwork } from './networks';

export type RecordRead = { network: Network; model: Model; at: ChainPoint };

/** A model with stake and votes. */
export type GovernedModel = Model & {
  token: Address;
  vault: Address;
  governor: Address;
  timelock: Address;
  stake: NonNullable<Model['stake']>;
};

/**
 * The model of a record, by quorum.
 * @throws {@link NetworkUnknownError} {@link RecordUnknownError} {@link EndpointsDisagreeError}, and when no endpoint answers
 */
export async function readRecord(record: RecordId, now: () => number): Promise<RecordRead> {
  const network = await readNetwork(record.chainId);
  const unknown = new RecordUnknownError({ chainId: record.chainId, record: record.id });
  if (record.registry.toLowerCase() !== deployment.registry.toLowerCase()) throw unknown;
  const { models, at } = await readRecords(network, [record.id], now);
  const model = models.find((one) => one.record.id === record.id);
  if (!model) throw unknown;
  return { network, model, at };
}

/**
 * The same for a model that our launcher made: stake and votes are then by contracts we know.
 * @throws {@link NotLaunchedError} and the errors of {@link readRecord}
 */
export async function readGovernedRecord(
  record: RecordId,
  now: () => number,
): Promise<RecordRead & { model: GovernedModel }> {
  const { network, model, at } = await readRecord(record, now);
  return { network, model: assertGoverned(model), at };
}

/**
 * The model with its contracts.
 * @throws {@link NotLaunchedError} when one is missing or was not made by our launcher
 */
export function assertGoverned(model: Model): GovernedModel {
  const { token, vault, governor, timelock, stake } = model;
  if (model.knownLaunch && token && vault && governor && timelock && stake) {
    return { ...model, token, vault, governor, timelock, stake };
  }
  throw new NotLaunchedError({ chainId: model.record.chainId, record: model.record.id });
}
