/** What a request is held against before anybody answers it, beside who sent it (`door.ts`). */
import type { Mutant } from './mutant';

const router = (name: string) => ({ file: 'lib/protocol/router.test.ts', name });

export const ofRequests: readonly Mutant[] = [
  {
    without: 'the mark of our own messages',
    file: 'lib/protocol/router.ts',
    find: 'commonweight !== 1 || ',
    put: '',
    test: router('T1 forged and malformed requests get no answer'),
  },
  {
    without: 'pages of hubs that are off told nothing',
    file: 'lib/protocol/router.ts',
    find: '    await options.ready(asker);\n',
    put: '',
    test: router('T2 a page whose hub is off is told nothing'),
  },
];
