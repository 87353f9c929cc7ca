/** Hubs whose files we know how to change; for any other the lines are shown without the rest of the file. */
import type { Locator } from '@/lib/model/ids';
import type { HubEditing } from './editing';
import { huggingFaceEditing } from './hugging-face/editing';

const editings: readonly HubEditing[] = [huggingFaceEditing];

/** How the files of a model's repository are changed, or null. */
export function getHubEditing(locator: Locator): HubEditing | null {
  return editings.find((one) => one.isFor(locator)) ?? null;
}
