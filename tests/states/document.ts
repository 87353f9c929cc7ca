/** docs/states.md: every scenario with its picture, and the words that were seen with it. */
import { hubs } from '@/lib/hubs/index';
import type { Scenario } from './scenario';
import { getWordText, listTexts } from './words';

export const documentPath = 'docs/states.md';
export const pictureFolder = 'docs/pictures/states';

const head = `# What a badge looks like

Made by \`npm run states\`: the built extension in a real Chromium, on pages that stand-ins of the hubs answer under the real names. Every state comes from the chain (an anvil with the real contracts, on which people register, link, vote, approve, suspend and set terms) and from what hub and endpoints answer; nothing is put into the extension. The command fails when badge or card say anything else than this page does; \`tests/e2e/states.test.ts\` goes through the same list. What decides is in [judge.md](judge.md).

The chain is no demo and two operators answer for it, unless a row says otherwise. The other hubs' permissions are given at installation, since the browser asks for them in a window of its own.`;

/** The whole page. */
export function formatDocument(scenarios: readonly Scenario[]): string {
  const names = new Map<string, string>(hubs.map(({ id, name }) => [id, name]));
  const ids = [...new Set(scenarios.map(({ hub }) => hub))];
  const parts = ids.map((id) => {
    const rows = scenarios.filter(({ hub }) => hub === id);
    return `## ${names.get(id) ?? 'A mirror of Hugging Face'}\n\n${formatTable(rows)}`;
  });
  return `${[head, ...parts].join('\n\n')}\n`;
}

function formatTable(scenarios: readonly Scenario[]): string {
  const lines = scenarios.map((scenario) => {
    const { id, word, link, tone, why } = scenario;
    const picture = `<img src="pictures/states/${id}.png" alt="${getWordText(scenario)}" width="420">`;
    const words = listTexts(scenario).join('<br>');
    return `| **${word}**<br>${tone}<br>link: ${link} | ${why} | ${words} | ${picture} |`;
  });
  return [
    '| state | what makes it so | words shown | picture |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
