/**
 * The extension with one handler file replaced by its mutant: `COMMONWEIGHT_MUTANT=voting wxt build -c tests/mutants/wxt.config.ts`.
 * The build goes to .output/mutants/<name>; the shipped configuration knows nothing of this.
 */
import { resolve } from 'node:path';
import { mergeConfig } from 'vite';
import base from '../../wxt.config';

const mutant = process.env['COMMONWEIGHT_MUTANT'] ?? '';
if (!['voting', 'staking', 'proposing'].includes(mutant)) {
  throw new Error('Set COMMONWEIGHT_MUTANT to voting, staking or proposing.');
}

/** Only the background's index gets the mutant; the mutant itself imports the real file. */
const replaceHandler = {
  name: 'replace-handler',
  enforce: 'pre' as const,
  resolveId(source: string, importer: string | undefined) {
    const isIndex = importer?.endsWith('/entrypoints/background/index.ts') ?? false;
    return isIndex && source === `./handlers/${mutant}`
      ? resolve(`tests/mutants/${mutant}.ts`)
      : null;
  },
};

export default {
  ...base,
  outDir: `.output/mutants/${mutant}`,
  vite: async (env: Parameters<NonNullable<typeof base.vite>>[0]) =>
    mergeConfig((await base.vite?.(env)) ?? {}, { plugins: [replaceHandler] }),
};
