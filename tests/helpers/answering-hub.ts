/** A hub's API for unit tests: answers by address, counts what it was asked. */
import type { HubFetch } from '@/lib/hubs/fetch-json';
import { noBudget } from './no-budget';

export type Answers = Readonly<Record<string, unknown>>;

/** Bodies by address; a number is a status, a string goes out as it is, anything else as JSON; 404 for all others. */
export function createAnsweringHub(answers: Answers): HubFetch & { asked: string[] } {
  const asked: string[] = [];
  const fetcher: typeof fetch = async (input) => {
    const url = String(input);
    asked.push(url);
    const body = answers[url];
    if (body === undefined) return new Response('Not found', { status: 404 });
    if (typeof body === 'number') return new Response('Error', { status: body });
    return new Response(typeof body === 'string' ? body : JSON.stringify(body));
  };
  return { fetcher, now: () => 1_000, budget: noBudget, asked };
}
