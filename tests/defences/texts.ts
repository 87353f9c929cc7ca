/** What is done with words and calls that strangers wrote. */
import type { Mutant } from './mutant';

const markdown = (name: string) => ({ file: 'components/ui/markdown.test.tsx', name });
const tree = (name: string) => ({ file: 'components/ui/markdown-tree.test.ts', name });
const menu = { file: 'tests/unit/context-menu.test.ts', name: 'behaviour: a hostile selection' };

/** A text drawn as markup; the test of payloads and the search of the sources both see it. */
export const textAsMarkup = {
  file: 'components/ui/markdown.tsx',
  find: '      return node.text;',
  put: '      return <span dangerouslySetInnerHTML={{ __html: node.text }} />;',
};

export const ofTexts: readonly Mutant[] = [
  { without: 'texts drawn as texts', ...textAsMarkup, test: markdown('payload:') },
  {
    without: 'pictures of strangers left unloaded',
    file: 'components/ui/markdown.tsx',
    find: '  if (node.href === null) return <span class="markdown-image">{words}</span>;',
    put: '  if (node.href !== null) return <img src={node.href} alt={words} />;',
    test: markdown('behaviour: no picture is loaded'),
  },
  {
    without: 'schemes that a link may have',
    file: 'components/ui/markdown-tree.ts',
    find: '!schemes.includes(url.protocol) || ',
    put: '',
    test: tree('property: no node, tag or scheme outside the list, and never a throw'),
  },
  {
    without: 'a size beyond which nothing is parsed',
    file: 'components/ui/markdown-tree.ts',
    find: 'text.length > markdownLengthMax || ',
    put: '',
    test: tree('behaviour: too long or too dense is shown as written'),
  },
  {
    without: 'a density beyond which nothing is parsed',
    file: 'components/ui/markdown-tree.ts',
    find: ' || isTooDense(text)',
    put: '',
    test: tree('behaviour: too long or too dense is shown as written'),
  },
  {
    without: 'hosts written in their own letters',
    file: 'components/ui/markdown-tree.ts',
    find: `? url.href.slice('https://'.length)`,
    put: `? text.slice('https://'.length)`,
    test: tree('behaviour: a look-alike host is written in its own letters'),
  },
  {
    without: 'an approval of a record told as moving it',
    file: 'lib/governance/call-warnings.ts',
    find: `'0xb88d4fde', approve];`,
    put: `'0xb88d4fde'];`,
    test: {
      file: 'lib/governance/call-warnings.test.ts',
      name: 'behaviour: an approval of the record itself',
    },
  },
  {
    without: 'calls inside a call read by their own targets',
    file: 'lib/transactions/decode.ts',
    find: 'const call = { to: action.target,',
    put: 'const call = { to: targets[0] as Address,',
    test: {
      file: 'lib/transactions/decode.test.ts',
      name: 'behaviour: a proposal’s actions are read too, each by its own target',
    },
  },
  {
    without: 'warnings beside a call',
    file: 'components/ui/described-call.tsx',
    find: '      <CallWarnings codes={warnings} />\n',
    put: '',
    test: {
      file: 'components/features/voting/proposal-actions.test.tsx',
      name: 'behaviour: a call that hands over power is warned of',
    },
  },
  {
    without: 'a cap on selected text',
    file: 'entrypoints/background/context-menu.ts',
    find: `(click.selectionText ?? '').slice(0, quoteLengthMax)`,
    put: `(click.selectionText ?? '')`,
    test: menu,
  },
  {
    without: 'hidden characters of selected text made visible',
    file: 'lib/format/quote.ts',
    find: 'markControls(text)',
    put: 'text',
    test: menu,
  },
  {
    without: 'markup of selected text quoted as it was',
    file: 'lib/format/quote.ts',
    find: `    .replace(inline, '\\\\$&')\n`,
    put: '',
    test: menu,
  },
];
