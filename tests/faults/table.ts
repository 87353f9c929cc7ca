/** The table that `npm run faults` prints: fault × point × runs × outcome. */
import type { Judged, Verdict } from './verdict';

const describeFault = ({ plan }: Judged): string => {
  const parts = [
    plan.wallet === null ? null : `a wallet that ${plan.wallet}`,
    plan.disturbance === 'nothing' ? null : plan.disturbance,
    plan.fault === 'none' ? null : `${plan.fault} (${plan.company}, ${plan.during})`,
    plan.kill ? `killed, then the ${plan.after}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
};

/** One row for each fault at each point. */
export function formatTable(judged: readonly Judged[]): string {
  const rows = new Map<string, Map<Verdict, number>>();
  for (const one of judged) {
    const key = `${describeFault(one)} | ${one.point === '' ? 'whole send' : one.point}`;
    const counts = rows.get(key) ?? new Map<Verdict, number>();
    rows.set(key, counts.set(one.verdict, (counts.get(one.verdict) ?? 0) + 1));
  }
  const lines = [...rows]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, counts]) => {
      const runs = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const outcomes = [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ');
      return `${key} | ${runs} | ${outcomes}`;
    });
  return ['fault | point | runs | outcome', ...lines].join('\n');
}

/** What is to be looked into: each send that came out badly, with all that is known of it. */
export function formatBad(judged: readonly Judged[]): readonly string[] {
  const bad: ReadonlySet<Verdict> = new Set(['lost', 'doubled', 'false final']);
  return judged.filter(({ verdict }) => bad.has(verdict)).map((one) => JSON.stringify(one));
}

/** The last line, and whether it holds only zeros. */
export function summarise(judged: readonly Judged[]): { line: string; isClean: boolean } {
  const count = (verdict: Verdict) => judged.filter((one) => one.verdict === verdict).length;
  const [lost, doubled, falseFinals] = [count('lost'), count('doubled'), count('false final')];
  const line = `${judged.length} runs, ${lost} lost, ${doubled} doubled, ${falseFinals} false finals`;
  return { line, isClean: judged.length > 0 && lost + doubled + falseFinals === 0 };
}
