/** Which files a browser loads: for a page's first view what its HTML names, for any script what it imports. */
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/**
 * Paths below `build` of the scripts and styles of a page, each once.
 * @param {string} build folder of a build
 * @param {string} page file name, such as "popup.html"
 */
export function listFirstView(build, page) {
  const html = readFileSync(join(build, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file);
  return follow(build, named);
}

/**
 * A script and everything it imports: what has to be there before it runs. Paths below `build`, each once.
 * @param {string} build folder of a build
 * @param {string} script file name, such as "background.js"
 */
export function listImports(build, script) {
  return follow(build, [script]);
}

function follow(build, named) {
  const found = new Set();
  for (let file = named.pop(); file !== undefined; file = named.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    if (file.endsWith('.js')) named.push(...listStaticImports(join(build, file), dirname(file)));
  }
  return [...found].sort();
}

function listStaticImports(path, folder) {
  const source = readFileSync(path, 'utf8');
  const imports = source.matchAll(/(?:^|[;}\s])import\s*(?:[\w*{}\s,$]+from\s*)?["']([^"']+)["']/g);
  return [...imports].map(([, file]) => posix.normalize(posix.join(folder, file)));
}
