/** The allocator's calls, with the errors of everything that a move passes through. */
import { poolAllocatorAbi } from '@/contracts/abi/pool-allocator';
import { errorsAbi } from '@/lib/chain/abi/errors';

export const movingAbi = [
  ...poolAllocatorAbi.filter(({ type }) => type === 'function'),
  ...errorsAbi,
] as const;
