/** Where the contracts and what is made of them lie. */
import { join, resolve } from 'node:path';

export const rootFolder = resolve(import.meta.dirname, '../..');
export const contractsFolder = join(rootFolder, 'contracts');
export const sourceFolder = join(contractsFolder, 'src');
export const outputFolder = join(contractsFolder, 'out');
/** Whole ABIs, for scripts and tests. */
export const wholeAbiFolder = join(contractsFolder, 'abi');
/** What of them the extension uses. */
export const usedAbiFolder = join(rootFolder, 'lib/chain/abi');
export const deploymentsFile = join(contractsFolder, 'deployments.json');
