import type { send } from '@/lib/protocol/send';

/** How the composer asks the background; tests and the gallery give their own. */
export type Send = typeof send;
