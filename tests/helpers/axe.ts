/**
 * axe in a page that stays. Its builder sends half a megabyte of source for every run; here it does so for the first
 * one, and the later ones ask the axe that is in the page.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

export type AxeFound = {
  /** How many rules had something to look at and found it good. */
  passed: number;
  /** Rule and elements of each violation. */
  found: readonly string[];
};

type Results = {
  passes: readonly unknown[];
  violations: readonly { id: string; nodes: readonly { target: readonly string[] }[] }[];
};
type WithAxe = { axe?: { run(context: Document, options: object): Promise<Results> } };

/** Runs all rules of axe's defaults, or these alone. The page must have no frames. */
export async function runAxe(page: Page, rules: readonly string[] | null): Promise<AxeFound> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await putAxe(page);
  // Passes are counted, and need not be listed element by element.
  const options = {
    resultTypes: ['violations'],
    ...(rules && { runOnly: { type: 'rule', values: rules } }),
  };
  const { passes, violations } = await page.evaluate((asked) => {
    const { axe } = globalThis as unknown as WithAxe;
    if (!axe) throw new Error('There is no axe in the page.');
    return axe.run(document, asked);
  }, options);
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  return { passed: passes.length, found };
}

/** Legacy mode leaves out frames of other origins, of which our pages have none. */
async function putAxe(page: Page): Promise<void> {
  await new AxeBuilder({ page }).setLegacyMode(true).withRules(['html-has-lang']).analyze();
}
