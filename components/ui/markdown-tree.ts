/**
 * Strangers' markdown as a small tree of our own, within limits: the only things in it are text, a fixed list
 * of elements without attributes, and links whose scheme is allowed. `markdown.tsx` draws it; no HTML string
 * exists anywhere on the way (docs/threat-model.md, T4).
 */
import type { Definition, Nodes, Parents, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { markControls } from '@/lib/format/controls';

export const markdownTags = [
  'p',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'em',
  'strong',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'hr',
  'br',
] as const;
export type MarkdownTag = (typeof markdownTags)[number];

export type MarkdownNode =
  | { kind: 'text'; text: string }
  | {
      kind: 'element';
      tag: MarkdownTag;
      /** First number of an ordered list. */
      start: number | null;
      children: readonly MarkdownNode[];
    }
  /** `target` is the place the link leads to, for people; null when the link's text says it already. */
  | { kind: 'link'; href: string; target: string | null; children: readonly MarkdownNode[] }
  /** Never loaded; `href` is null when its scheme is not allowed. */
  | { kind: 'image'; alt: string; href: string | null; target: string };

export type MarkdownTree = {
  nodes: readonly MarkdownNode[];
  /** The markup is shown as it was written. */
  isPlain: boolean;
  /** The rest beyond the limits was left out. */
  isCut: boolean;
};

/** Longest text whose markup is drawn, in UTF-16 units. Longer text is shown as it was written. */
export const markdownLengthMax = 60_000;
/** Longest text shown at all, in UTF-16 units. */
const plainLengthMax = 100_000;
const nodesMax = 6_000;
const depthMax = 24;
/** Emphasis is resolved in quadratic time within one block: more marks than this and nothing is parsed. */
const marksPerBlockMax = 600;
const targetLengthMax = 72;

/**
 * Parses CommonMark. Takes well under 50 ms for what people write and never runs away: text beyond the limits
 * becomes plain. `headingLevel` is the level the text's first heading gets (2 to 6); levels never skip.
 */
export function toMarkdownTree(text: string, headingLevel: 2 | 3 | 4 = 3): MarkdownTree {
  if (text.length > markdownLengthMax || isTooDense(text)) return toPlainTree(text);
  const root = fromMarkdown(text);
  const walk: Walk = {
    left: nodesMax,
    cut: false,
    definitions: collectDefinitions(root),
    headings: [],
    headingLevel,
  };
  const nodes = toNodes(root, 0, walk);
  return { nodes, isPlain: false, isCut: walk.cut };
}

type Walk = {
  left: number;
  cut: boolean;
  definitions: ReadonlyMap<string, Definition>;
  /** Depths of the headings that are open at this place. */
  headings: number[];
  headingLevel: number;
};

function isTooDense(text: string): boolean {
  return text.split(/\n[ \t]*\n/).some((block) => {
    const marks = block.match(/[*_[\]`<]/g)?.length ?? 0;
    const quotes = block.match(/^[ \t>]*/gm)?.some((start) => start.length > 400) ?? false;
    return quotes || marks > marksPerBlockMax;
  });
}

function toPlainTree(text: string): MarkdownTree {
  const shown = text.slice(0, plainLengthMax);
  const isCut = shown.length < text.length;
  return { nodes: [element('pre', [toText(shown)])], isPlain: true, isCut };
}

function toText(text: string): MarkdownNode {
  return { kind: 'text', text: markControls(text) };
}

function element(
  tag: MarkdownTag,
  children: readonly MarkdownNode[],
  start: number | null = null,
): MarkdownNode {
  return { kind: 'element', tag, start, children };
}

function collectDefinitions(root: Root): Map<string, Definition> {
  const found = new Map<string, Definition>();
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
    if ('children' in node) stack.push(...[...node.children].reverse());
  }
  return found;
}

function toNodes(parent: Parents, depth: number, walk: Walk): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  for (const child of parent.children) {
    if (walk.left <= 0 || depth > depthMax) {
      walk.cut = true;
      break;
    }
    walk.left -= 1;
    const node = toNode(child, depth + 1, walk);
    if (node) nodes.push(...node);
  }
  return nodes;
}

function toNode(node: Nodes, depth: number, walk: Walk): MarkdownNode[] | null {
  switch (node.type) {
    case 'text':
      return [toText(node.value)];
    case 'paragraph':
      return [element('p', toNodes(node, depth, walk))];
    case 'heading':
      return [element(toHeadingTag(node.depth, walk), toNodes(node, depth, walk))];
    case 'emphasis':
      return [element('em', toNodes(node, depth, walk))];
    case 'strong':
      return [element('strong', toNodes(node, depth, walk))];
    case 'blockquote':
      return [element('blockquote', toNodes(node, depth, walk))];
    case 'list':
      return node.ordered
        ? [element('ol', toNodes(node, depth, walk), node.start ?? 1)]
        : [element('ul', toNodes(node, depth, walk))];
    case 'listItem':
      return [element('li', toNodes(node, depth, walk))];
    case 'thematicBreak':
      return [element('hr', [])];
    case 'break':
      return [element('br', [])];
    case 'inlineCode':
      return [element('code', [toText(node.value)])];
    case 'code':
      return [element('pre', [element('code', [toText(node.value)])])];
    // Raw HTML is what somebody typed: it is shown, never interpreted.
    case 'html':
      return [element('code', [toText(node.value)])];
    default:
      return toReference(node, depth, walk);
  }
}

function toReference(node: Nodes, depth: number, walk: Walk): MarkdownNode[] | null {
  switch (node.type) {
    case 'link':
      return toLink(node.url, toNodes(node, depth, walk));
    case 'linkReference': {
      const definition = walk.definitions.get(node.identifier);
      const children = toNodes(node, depth, walk);
      return definition ? toLink(definition.url, children) : children;
    }
    case 'image':
      return [toImage(node.alt ?? '', node.url)];
    case 'imageReference': {
      const definition = walk.definitions.get(node.identifier);
      return [toImage(node.alt ?? '', definition?.url ?? '')];
    }
    default:
      // Definitions draw nothing; anything a future parser adds draws nothing either.
      return null;
  }
}

function toHeadingTag(depth: number, walk: Walk): MarkdownTag {
  while ((walk.headings.at(-1) ?? 0) >= depth) walk.headings.pop();
  walk.headings.push(depth);
  const level = Math.min(6, walk.headingLevel + walk.headings.length - 1);
  return `h${level}` as MarkdownTag;
}

function toLink(url: string, children: readonly MarkdownNode[]): MarkdownNode[] {
  const link = parseLink(url);
  if (!link) return [...children];
  const said = collectText(children).trim();
  const isSaid = said === link.href || said === link.target || said === url;
  const target = isSaid ? null : link.target;
  return [{ kind: 'link', href: link.href, target, children: children.map(withoutLinks) }];
}

/** A picture within a link is only named: a link may not hold another. */
function withoutLinks(node: MarkdownNode): MarkdownNode {
  if (node.kind === 'image') return { ...node, href: null, target: '' };
  if (node.kind === 'element') return { ...node, children: node.children.map(withoutLinks) };
  return node;
}

function toImage(alt: string, url: string): MarkdownNode {
  const link = parseLink(url);
  return {
    kind: 'image',
    alt: markControls(alt),
    href: link?.href ?? null,
    target: link?.target ?? '',
  };
}

function collectText(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      return node.kind === 'image' ? node.alt : collectText(node.children);
    })
    .join('');
}

const schemes: readonly string[] = ['https:', 'ipfs:', 'mailto:'];

/**
 * The address a link may lead to and how it is written for people, or null: another scheme, a relative address,
 * or one with a user name in it, which only serves to pass one host for another.
 */
export function parseLink(text: string): { href: string; target: string } | null {
  if (text.length > 2_000 || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!schemes.includes(url.protocol) || url.username !== '' || url.password !== '') return null;
  const full = url.protocol === 'https:' ? url.href.slice('https://'.length) : url.href;
  return { href: url.href, target: shorten(markControls(full.replace(/\/$/, ''))) };
}

function shorten(text: string): string {
  if (text.length <= targetLengthMax) return text;
  const tail = 20;
  return `${text.slice(0, targetLengthMax - tail - 1)}…${text.slice(-tail)}`;
}
