/** What a handler that does nothing would say. */
import type { Submitted } from '@/lib/model/submission';

/** An answer that looks right; nothing was signed and nothing sent. */
export async function forgeSubmitted({ requestId }: { requestId: string }): Promise<Submitted> {
  return { status: 'submitted', id: requestId, hash: `0x${'0'.repeat(64)}` };
}
