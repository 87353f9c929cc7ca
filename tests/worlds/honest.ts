/** A world in which all is well: the beginning that others are changed from. */
import type { ModelSpec, WorldSpec } from './specs';

const model: ModelSpec = {
  by: 'launched-timelock',
  approved: 'base',
  shown: 'base',
  link: 'own',
  id: 'right',
  suspended: false,
  terms: 'none',
  access: 'public',
  published: false,
};

const endpoints = {
  operators: ['first', 'second'],
  faults: ['none', 'none', 'none'],
  lie: 'approved-as-shown',
} as const satisfies WorldSpec['endpoints'][number];

/** Three linked models, approved by vote, at two honest operators; some of it changed. */
export function createHonest(
  change: Partial<WorldSpec> = {},
  ...models: readonly Partial<ModelSpec>[]
): WorldSpec {
  const of = (place: number): ModelSpec => ({ ...model, ...models[place] });
  return {
    models: [of(0), of(1), of(2)],
    rivals: 0,
    rivalsFirst: false,
    rivalsApprove: false,
    derived: [],
    second: 'none',
    secondHas: 0,
    firstIsDemo: false,
    endpoints: [endpoints, endpoints],
    blockSeconds: 12,
    pageSize: 3,
    hitsPerCall: 1000,
    noise: '',
    steps: [],
    ...change,
  };
}
