/** Registers models from a file on an embedded chain that runs: how somebody tries their own page. */
import * as v from 'valibot';
import { encodeFunctionData } from 'viem';
import { modelRegistryAbi } from '@/contracts/abi/model-registry';
import { createCommunity } from './community';
import { callRpc } from './json-rpc';
import { saySomething } from './seed-actions';
import { ownPageRules, spreadHolders } from './seed-models';
import type { Contracts, Launched } from './seed-types';
import { sendTransaction } from './sender';

const nameBytesMax = 31;
/** As the registry takes them. */
const licencePattern = /^([!-@[-~]([ -@[-~]*[!-@[-~])?)?$/;
const filePattern = /^([a-z0-9._-]+:[0-9a-f]+)?$/;

/** `https://` and capital letters are forgiven; the rest is the registry's own grammar. */
const locator = v.pipe(
  v.string(),
  v.transform((text) =>
    text
      .trim()
      .replace(/^https?:\/\//, '')
      .replace(/\/+$/, '')
      .toLowerCase(),
  ),
  v.regex(
    /^[a-z0-9.-]+(\/[a-z0-9._~:@%+-]+)+$/,
    'A locator is a host and a path, such as huggingface.co/owner/name.',
  ),
  v.maxLength(512),
);

const entry = v.pipe(
  v.strictObject({
    locator,
    /** Default: the last part of the locator, cut to what the contracts take. */
    name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1))),
    /** Default: letters and digits of the name. */
    symbol: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(10))),
    /** The hub's permanent id of the repository, where it has one. */
    repositoryId: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
    /** What its record says of the licence; nothing by default. */
    terms: v.optional(
      v.strictObject({
        /** The hub's licence tag, lower case. */
        licence: v.optional(v.pipe(v.string(), v.regex(licencePattern), v.maxLength(64)), ''),
        /** `algorithm:digest` of the licence file as the hub lists it. */
        licenceFile: v.optional(v.pipe(v.string(), v.regex(filePattern), v.maxLength(144)), ''),
      }),
    ),
  }),
  v.transform((given) => {
    const name = cutBytes(given.name ?? given.locator.split('/').at(-1) ?? '', nameBytesMax);
    const symbol = given.symbol ?? (name.replaceAll(/[^a-z0-9]/gi, '').slice(0, 6) || 'MODEL');
    return { ...given, name, symbol: symbol.toUpperCase() };
  }),
);

const fileSchema = v.pipe(v.array(entry), v.minLength(1, 'The file lists no model.'));

export type SeedEntry = v.InferOutput<typeof entry>;

/**
 * The models a seed file names.
 * @throws an error that says where the file is not as it should be.
 */
export function parseSeedFile(text: string): readonly SeedEntry[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new Error('The file is not JSON.', { cause });
  }
  const parsed = v.safeParse(fileSchema, data);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`At ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}`);
}

/** Launches a community for each model, with a proposal that is open for votes a second later. */
export async function seedEntries(options: {
  rpcUrl: string;
  contracts: Contracts;
  entries: readonly SeedEntry[];
}): Promise<readonly { entry: SeedEntry; launched: Launched }[]> {
  const { rpcUrl, contracts, entries } = options;
  const community = createCommunity(rpcUrl, contracts);
  const done: { entry: SeedEntry; launched: Launched }[] = [];
  for (const one of entries) {
    const model = { ...one, rules: ownPageRules, holders: spreadHolders };
    const launched = await community.launch(model, one.repositoryId);
    if (one.terms) await setTerms(rpcUrl, { contracts, launched, terms: one.terms });
    done.push({ entry: one, launched });
  }
  await passTime(rpcUrl);
  for (const { launched } of done) {
    const actions = saySomething({
      contracts,
      launched,
      repository: undefined,
      launchedOf: () => launched,
    });
    await community.propose({ key: 'own-page-welcome', proposer: 'ada' }, launched, actions);
  }
  return done;
}

/** In the timelock's name, as if a vote had been held: the embedded node lets anybody be anyone. */
async function setTerms(
  rpcUrl: string,
  of: { contracts: Contracts; launched: Launched; terms: NonNullable<SeedEntry['terms']> },
): Promise<void> {
  const { contracts, launched, terms } = of;
  const { timelock, id } = launched;
  await callRpc(rpcUrl, 'anvil_impersonateAccount', [timelock]);
  await callRpc(rpcUrl, 'anvil_setBalance', [timelock, '0xde0b6b3a7640000']);
  const args = [id, terms.licence, terms.licenceFile] as const;
  const data = encodeFunctionData({ abi: modelRegistryAbi, functionName: 'setTerms', args });
  await sendTransaction(rpcUrl, { from: timelock, to: contracts.registry, data });
  await callRpc(rpcUrl, 'anvil_setBalance', [timelock, '0x0']);
  await callRpc(rpcUrl, 'anvil_stopImpersonatingAccount', [timelock]);
}

/** A proposal needs votes that were there a second ago; the stake of a launch is of this second. */
async function passTime(rpcUrl: string): Promise<void> {
  await callRpc(rpcUrl, 'evm_increaseTime', [2]);
  await callRpc(rpcUrl, 'evm_mine');
}

function cutBytes(text: string, max: number): string {
  let cut = text;
  while (Buffer.byteLength(cut) > max) cut = cut.slice(0, -1);
  return cut;
}
