/** Files and whole folders that were dropped onto a page (File and Directory Entries API). */
import { type PickedFile, picksMax } from './create-check-model';

/**
 * Everything that was dropped, folders with all they hold; one more than are looked at, at most. What cannot be read
 * is left out. The transfer is empty after the event, so its entries are taken before anything is awaited.
 */
export async function readDropped(transfer: DataTransfer): Promise<readonly PickedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const files = [...transfer.files].map((file) => ({ path: file.name, file }));
  const known = entries.filter((entry) => entry !== null);
  if (known.length === 0) return files;
  const picked: PickedFile[] = [];
  const open: FileSystemEntry[] = [...known];
  for (let entry = open.pop(); entry && picked.length <= picksMax; entry = open.pop()) {
    if (entry.isDirectory) open.push(...(await readFolder(entry as FileSystemDirectoryEntry)));
    else picked.push(...(await readFile(entry as FileSystemFileEntry)));
  }
  return picked;
}

/** What `<input type="file">` gave; a folder's files know their paths in it. */
export function toPicked(files: FileList | null): readonly PickedFile[] {
  return [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** A folder tells its entries in parts, until a part is empty. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<readonly FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (part.length === 0 || all.length > picksMax) return all;
    all.push(...part);
  }
}

function readFile(entry: FileSystemFileEntry): Promise<readonly PickedFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  return new Promise((resolve) =>
    entry.file(
      (file) => resolve([{ path, file }]),
      () => resolve([]),
    ),
  );
}
