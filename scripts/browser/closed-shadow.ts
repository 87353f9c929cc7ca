/**
 * Looks into closed shadow roots through the DevTools protocol, which neither page scripts, locators nor
 * axe can. Clicks are mouse clicks at a point of the page, so they are trusted as a person's are.
 */
import type { CDPSession, Page } from 'playwright';
import { until } from '../process/until';

export type Box = { x: number; y: number; width: number; height: number };

/** A node of the accessibility tree, flat, in document order; nodes that say nothing are left out. */
export type AccessibleNode = { role: string; name: string; nodeId: number };

export type ShadowHost = {
  /** The visible text below the shadow root, with runs of white space made one space. */
  text: string;
  /** The host's box in the page's viewport; null when it is not laid out. */
  box: Box | null;
  /** The box of the first laid-out element below the shadow root, which may stand elsewhere than the host. */
  frame: Box | null;
  accessibility: readonly AccessibleNode[];
  /** Attributes of the host. */
  attributes: Readonly<Record<string, string>>;
  /** Every class that stands below the shadow root. */
  classes: ReadonlySet<string>;
  /** Clicks the middle of the host, or of the node below it with this role and name: as often, and held as long, as asked. */
  click: (target?: Target, how?: { times?: number; heldMs?: number }) => Promise<void>;
  /** Brings the pointer there, and presses nothing. */
  point: (target?: Target) => Promise<void>;
  /** Has the page's own script click a node below it, as one would that got hold of it: no trusted click. */
  clickByScript: (target: Target) => Promise<void>;
};

type Target = { role: string; name: string | RegExp };

type Node = {
  nodeId: number;
  backendNodeId: number;
  nodeType: number;
  localName: string;
  nodeValue: string;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: Node[];
  contentDocument?: Node;
};

const elementNode = 1;
const textNode = 3;

/** All elements of a tag that have a shadow root, closed or open, in document order. */
export async function findShadowHosts(page: Page, tag: string): Promise<readonly ShadowHost[]> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const hosts = listNodes(root as Node).filter(
    (node) => node.localName === tag && node.shadowRoots !== undefined,
  );
  return await Promise.all(hosts.map((host) => createShadowHost({ page, session, host })));
}

/** Waits for the first element of a tag whose shadow root satisfies a condition. */
export async function waitForShadowHost(
  page: Page,
  tag: string,
  isMeant: (host: ShadowHost) => boolean = () => true,
): Promise<ShadowHost> {
  return await until(async () => (await findShadowHosts(page, tag)).find(isMeant), {
    what: `a <${tag}> with the wanted content on ${page.url()}`,
    timeoutMs: 15_000,
    intervalMs: 100,
  });
}

async function createShadowHost(options: {
  page: Page;
  session: CDPSession;
  host: Node;
}): Promise<ShadowHost> {
  const { page, session, host } = options;
  const inside = (host.shadowRoots ?? []).flatMap(listNodes);
  const accessibility = await readAccessibility(session, inside);
  const findMiddle = async (target?: Target): Promise<readonly [x: number, y: number]> => {
    const backendNodeId = target ? findTarget(host, accessibility, target) : host.backendNodeId;
    await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    const box = await readBox(session, backendNodeId);
    if (!box) throw new Error(`The node in <${host.localName}> has no box to point at.`);
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  return {
    text: readText(host.shadowRoots ?? []),
    box: await readBox(session, host.backendNodeId),
    frame: await readFrame(session, inside),
    accessibility,
    attributes: readAttributes(host),
    classes: new Set(inside.flatMap((node) => (readAttributes(node)['class'] ?? '').split(' '))),
    click: async (target, { times = 1, heldMs = 0 } = {}) =>
      await page.mouse.click(...(await findMiddle(target)), { clickCount: times, delay: heldMs }),
    point: async (target) => await page.mouse.move(...(await findMiddle(target))),
    clickByScript: async (target) => {
      const backendNodeId = findTarget(host, accessibility, target);
      const { object } = await session.send('DOM.resolveNode', { backendNodeId });
      await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId as string,
        functionDeclaration: 'function () { this.click(); }',
      });
    },
  };
}

function findTarget(
  host: Node,
  accessibility: readonly AccessibleNode[],
  target: Target,
): AccessibleNode['nodeId'] {
  const isMeant = (name: string) =>
    typeof target.name === 'string' ? name === target.name : target.name.test(name);
  const node = accessibility.find(({ role, name }) => role === target.role && isMeant(name));
  if (node) return node.nodeId;
  throw new Error(
    `<${host.localName}> has no ${target.role} named ${target.name}; it has ${JSON.stringify(accessibility)}.`,
  );
}

function listNodes(node: Node): readonly Node[] {
  const below = [
    ...(node.shadowRoots ?? []),
    ...(node.children ?? []),
    ...(node.contentDocument ? [node.contentDocument] : []),
  ];
  return [node, ...below.flatMap(listNodes)];
}

function readText(nodes: readonly Node[]): string {
  const isShown = ({ localName }: Node) => localName !== 'style' && localName !== 'script';
  const collect = (node: Node): string =>
    node.nodeType === textNode
      ? node.nodeValue
      : [...(node.shadowRoots ?? []), ...(node.children ?? [])]
          .filter(isShown)
          .map(collect)
          .join(' ');
  return nodes.map(collect).join(' ').replace(/\s+/g, ' ').trim();
}

function readAttributes(node: Node): Record<string, string> {
  const flat = node.attributes ?? [];
  const pairs: Record<string, string> = {};
  for (let at = 0; at + 1 < flat.length; at += 2)
    pairs[flat[at] as string] = flat[at + 1] as string;
  return pairs;
}

async function readBox(session: CDPSession, backendNodeId: number): Promise<Box | null> {
  try {
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
    const [x = 0, y = 0] = model.border;
    return { x, y, width: model.width, height: model.height };
  } catch {
    // The protocol's answer for a node that is not laid out, or gone since.
    return null;
  }
}

async function readFrame(session: CDPSession, inside: readonly Node[]): Promise<Box | null> {
  for (const { nodeType, backendNodeId } of inside) {
    const box = nodeType === elementNode ? await readBox(session, backendNodeId) : null;
    if (box) return box;
  }
  return null;
}

async function readAccessibility(
  session: CDPSession,
  inside: readonly Node[],
): Promise<readonly AccessibleNode[]> {
  const order = new Map(inside.map(({ backendNodeId }, index) => [backendNodeId, index]));
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ backendDOMNodeId, ignored }) => !ignored && order.has(backendDOMNodeId ?? -1))
    .map((node) => ({
      role: String(node.role?.value ?? ''),
      name: String(node.name?.value ?? ''),
      nodeId: node.backendDOMNodeId as number,
    }))
    .filter(({ role, name }) => name !== '' && role !== 'StaticText' && role !== 'InlineTextBox')
    .sort((a, b) => (order.get(a.nodeId) ?? 0) - (order.get(b.nodeId) ?? 0));
}
