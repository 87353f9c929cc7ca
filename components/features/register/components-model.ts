/** Addresses of a community that is there already, and what the chain says stands at each. */
import { computed, effect, type Signal, signal } from '@preact/signals';
import type { AsyncState } from '@/components/ui/async-state';
import type { Saved } from '@/components/ui/create-saved';
import { toErrorData } from '@/lib/errors/base';
import { isAddressText } from '@/lib/format/address';
import {
  type ComponentKind,
  type ComponentReport,
  componentKinds,
  type Registration,
} from '@/lib/model/registration';
import type { Send } from '@/lib/protocol/send';

/** Without an owner there is no record, without a governor nobody to ask. */
const needed: readonly ComponentKind[] = ['owner', 'governor'];

/** The field an address is typed into. */
export function toField(kind: ComponentKind): string {
  return `existing.${kind}`;
}

export function createComponents(send: Send, saved: Saved<Registration>) {
  const reads = componentKinds.map((kind) => createRead(send, saved, kind));
  const get = (kind: ComponentKind) =>
    reads.find((read) => read.kind === kind) as (typeof reads)[number];
  return {
    get,
    /** How many addresses are missing or are not what they should be. */
    open: computed(() => reads.filter((read) => !read.isGood.value).length),
    /** The modules for the record, once all is in order. */
    modules: computed(() =>
      (['governor', 'token', 'vault', 'timelock'] as const).flatMap((kind) => {
        const component = get(kind).address.value;
        return component === null ? [] : [{ kind, component }];
      }),
    ),
    dispose(): void {
      for (const read of reads) read.stop();
    },
  };
}

function createRead(send: Send, saved: Saved<Registration>, kind: ComponentKind) {
  const text = computed(() => (saved.value.value.fields[toField(kind)] ?? '').trim());
  const address = computed(() => (isAddressText(text.value) ? text.value : null));
  const chainId = computed(() => saved.value.value.chainId);
  const isAsked = computed(() => saved.value.value.kind === 'existing');
  const report = signal<AsyncState<ComponentReport>>({ status: 'idle' });
  const load = () => read(send, { kind, address: address.peek(), chainId: chainId.peek() }, report);
  const stop = effect(() => {
    const wanted = `${isAsked.value} ${chainId.value} ${address.value}`;
    report.value = { status: 'idle' };
    if (wanted !== '' && isAsked.value && address.value !== null) void load();
  });
  const isGood = computed(() => {
    if (text.value === '') return !needed.includes(kind);
    const state = report.value;
    return state.status === 'ready' && state.value.status !== 'problem';
  });
  return { kind, text, address, report, isGood, isNeeded: needed.includes(kind), load, stop };
}

async function read(
  send: Send,
  of: { kind: ComponentKind; address: `0x${string}` | null; chainId: number | null },
  report: Signal<AsyncState<ComponentReport>>,
): Promise<void> {
  const { kind, address, chainId } = of;
  if (address === null || chainId === null) return;
  const mine: AsyncState<ComponentReport> = { status: 'loading' };
  report.value = mine;
  try {
    const value = await send('component.read', { chainId, kind, address });
    // What was typed since has a read of its own.
    if (report.peek() === mine) report.value = { status: 'ready', value };
  } catch (error) {
    if (report.peek() === mine) report.value = { status: 'failed', code: toErrorData(error).code };
  }
}
