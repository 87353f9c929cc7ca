import type { ComponentChildren } from 'preact';
import type { AsyncState, Readable } from './async-state';
import { ErrorState } from './error-state';
import type { NextStep } from './error-text';
import { Skeleton } from './skeleton';

type Props<Value> = {
  resource: Readable<Value>;
  /** What stands there while it loads; in the size of what comes. */
  loading?: ComponentChildren;
  /** What could not be read, as a sentence. */
  failed?: string;
  onStep?: ((step: Exclude<NextStep, 'retry' | 'none' | 'reload'>) => void) | undefined;
  children: (value: Value) => ComponentChildren;
};

/** One of the four states of something that is read. */
export function AsyncView<Value>(props: Props<Value>) {
  const { resource, loading, failed, onStep, children } = props;
  const state: AsyncState<Value> = resource.state.value;
  switch (state.status) {
    case 'idle':
    case 'loading':
      return <>{loading ?? <Skeleton lines={[60, 90, 75]} />}</>;
    case 'failed':
      return (
        <ErrorState
          code={state.code}
          {...(failed === undefined ? {} : { title: failed })}
          onRetry={() => void resource.load()}
          onStep={onStep}
        />
      );
    case 'ready':
      return <>{children(state.value)}</>;
    default:
      return state satisfies never;
  }
}
