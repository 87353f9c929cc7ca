/**
 * `npm start`: works in a bare clone. Installs the packages when they are missing or stale, then hands over
 * to scripts/start/main.ts. Only Node's own modules here.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode, ensureInstalled, handOver } from './setup/install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

checkNode();
ensureInstalled(root, (line) => console.log(line));
handOver(root, 'scripts/start/main.ts');
