import type { Digest } from '@/components/features/check-files/create-check-queue';
import type { World } from './fake-send';

/** One picture: a page of ours, the background that is played behind it, and what is done on it first. */
export type Scenario = {
  /** Also the picture's name. */
  id: string;
  surface:
    | 'popup'
    | 'welcome'
    | 'options'
    | 'composer'
    | 'register'
    | 'files'
    | 'dossier'
    | 'parts';
  world: World;
  /** What half-filled forms hold; `popup/view` is the view in front. */
  forms?: Readonly<Record<string, string>>;
  /** The fragment of the page's address. */
  hash?: string;
  /** Whether the browser lets us on the hub's pages; yes unless told. */
  hostAccess?: boolean;
  /** What the computer's clock stands at, where the world is of another day. */
  nowMs?: number;
  /** What reading a file gives, on the files page. */
  digest?: Digest;
  /** The page's clock, where it must not stand still. */
  clock?: () => number;
  /** Widths besides the page's own. */
  widths?: readonly number[];
  /** Height of the window, where the page's own would hide something. */
  height?: number;
  /** Gets the page into the state to show. */
  act?: () => Promise<void>;
};
