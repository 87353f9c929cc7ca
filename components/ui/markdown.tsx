/** Draws strangers' markdown as vnodes. The parser is loaded when the first text is shown. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '@/lib/i18n';
import type { MarkdownNode, MarkdownTree } from './markdown-tree';
import './markdown.css';

type Props = {
  text: string;
  /** Level of the text's first heading, so that the page's outline has no gap. */
  headingLevel?: 2 | 3 | 4;
};

/** The text, drawn; while the parser loads, the text as it was written. */
export function Markdown({ text, headingLevel = 3 }: Props) {
  const tree = useSignal<MarkdownTree | null>(null);
  useEffect(() => {
    let current = true;
    void import('./markdown-tree').then(({ toMarkdownTree }) => {
      if (current) tree.value = toMarkdownTree(text, headingLevel);
    });
    return () => {
      current = false;
    };
  }, [text, headingLevel, tree]);
  return <MarkdownTreeView tree={tree.value} />;
}

/** A parsed tree, or an empty block that says it is being drawn. */
export function MarkdownTreeView({ tree }: { tree: MarkdownTree | null }) {
  if (!tree) return <div class="markdown" aria-busy="true" />;
  return (
    <div class="markdown" dir="auto">
      {tree.isPlain && <p class="markdown-note">{t('markdown_plain')}</p>}
      {tree.nodes.map(toVNode)}
      {tree.isCut && <p class="markdown-note">{t('markdown_cut')}</p>}
    </div>
  );
}

function toVNode(node: MarkdownNode): ComponentChildren {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'element':
      return toElement(node);
    case 'link':
      return (
        <>
          <SafeLink href={node.href}>{node.children.map(toVNode)}</SafeLink>
          {node.target !== null && <Target text={node.target} />}
        </>
      );
    case 'image':
      return <ImageLink node={node} />;
    default:
      return node satisfies never;
  }
}

function toElement(node: Extract<MarkdownNode, { kind: 'element' }>): VNode {
  const Tag = node.tag;
  if (Tag === 'hr' || Tag === 'br') return <Tag />;
  if (Tag === 'ol') return <ol start={node.start ?? 1}>{node.children.map(toVNode)}</ol>;
  return <Tag>{node.children.map(toVNode)}</Tag>;
}

function SafeLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

/** Where a link leads, in the open, since its words may say anything. */
function Target({ text }: { text: string }) {
  return (
    <span class="markdown-target">
      {' '}
      (<bdi>{text}</bdi>)
    </span>
  );
}

function ImageLink({ node }: { node: Extract<MarkdownNode, { kind: 'image' }> }) {
  const words = t('markdown_image', node.alt === '' ? t('markdown_image_unnamed') : node.alt);
  if (node.href === null) return <span class="markdown-image">{words}</span>;
  return (
    <span class="markdown-image">
      <SafeLink href={node.href}>{words}</SafeLink>
      <Target text={node.target} />
    </span>
  );
}
