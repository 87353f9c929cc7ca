import { RemoteError } from '@/lib/errors/protocol';
import type { InputOf, MessageName, OutputOf } from '@/lib/protocol/messages';
import type { Send } from '@/lib/protocol/send';

/** What the background would answer, by message. One that is not played fails as one that nobody foresaw. */
export type World = {
  [Name in MessageName]?: (input: InputOf<Name>) => OutputOf<Name> | Promise<OutputOf<Name>>;
};

/** An answer that never comes. */
export function never(): Promise<never> {
  return new Promise(() => {});
}

/** An answer that is an error. */
export function fail(code: string): () => never {
  return () => {
    throw new RemoteError({ code, facts: {} });
  };
}

/** A background that answers from a world. */
export function createFakeSend(world: World): Send {
  return async (name, input) => {
    const answer = world[name] as ((of: typeof input) => OutputOf<typeof name>) | undefined;
    if (!answer) throw new RemoteError({ code: 'protocol.unexpected', facts: { message: name } });
    return answer(input);
  };
}
