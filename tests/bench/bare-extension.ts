/** The floor of any content script: an extension whose only act is to put an empty element on the hub's pages. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bareTag } from './page-probe';

/** Writes it into a folder of its own below `folder`. */
export async function writeBareExtension(folder: string): Promise<string> {
  const path = join(folder, 'bare-extension');
  await mkdir(path, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'Bare content script',
    version: '1',
    content_scripts: [
      { matches: ['https://huggingface.co/*'], js: ['content.js'], run_at: 'document_idle' },
    ],
  };
  await writeFile(join(path, 'manifest.json'), JSON.stringify(manifest));
  const script = `document.documentElement.append(document.createElement('${bareTag}'));`;
  await writeFile(join(path, 'content.js'), script);
  return path;
}
