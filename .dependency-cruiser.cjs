/**
 * Who may import what: the table of docs/architecture.md, the arrows of the source tree, no cycle, no orphan.
 * Rules named `runtime:` leave type imports free; the arrows hold for types too.
 */

/** Modules of ours that are shipped; tests beside them may use the helpers of tests/ and scripts/. */
const shipped = '^(lib|components|entrypoints)/';
const test = '\\.test\\.tsx?$';
const runtime = { dependencyTypesNot: ['type-only'] };

/** Folders under lib/ that a module may import at run time besides its own; packages are not looked at here. */
const lib = (allowed) => `^lib/(?!(${allowed.join('|')}))`;
const base = ['model/', 'errors/'];
const plain = [...base, 'format/', 'i18n\\.ts', 'browser\\.ts'];
/** What is stored has the wire's form and its schemas; neither knows of the other side. */
const stored = [...plain, 'storage/', 'protocol/(?!(send|router|senders)\\.ts)'];

/** Comparing and naming files: no chain, no hub, no key. */
const pureProvenance = 'provenance/(file-verdict|local-paths|download-command)\\.ts';

/** Run-time rows of the table: modules at `from` reach nothing of lib/ but `allowed`. */
const rows = [
  { name: 'model', from: '^lib/model/', allowed: ['model/'] },
  { name: 'errors', from: '^lib/errors/', allowed: base },
  { name: 'format', from: '^lib/(format/|i18n\\.ts|browser\\.ts)', allowed: plain },
  { name: 'storage', from: '^lib/storage/', allowed: stored },
  { name: 'protocol', from: '^lib/protocol/', allowed: [...plain, 'protocol/'] },
  { name: 'hubs', from: '^lib/hubs/', allowed: [...base, 'format/', 'hubs/'] },
  { name: 'chain', from: '^lib/chain/', allowed: [...stored, 'chain/'] },
  {
    name: 'signers',
    from: '^lib/signers/',
    allowed: [...stored, 'chain/', 'signers/'],
  },
  {
    name: 'transactions',
    from: '^lib/transactions/',
    allowed: [...stored, 'chain/', 'signers/', 'transactions/'],
  },
  ...['governance', 'staking', 'provenance', 'history'].map((name) => ({
    name,
    from: `^lib/${name}/`,
    allowed: [...stored, 'chain/', `${name}/`],
  })),
  {
    name: 'ui',
    from: '^components/ui/',
    allowed: ['model/', 'format/', 'i18n\\.ts', 'errors/', 'browser\\.ts'],
  },
  {
    name: 'features',
    from: '^components/features/',
    allowed: [...plain, 'protocol/', 'storage/', pureProvenance],
  },
  {
    name: 'component-pages',
    from: '^components/pages/',
    allowed: [...plain, 'protocol/'],
  },
  {
    name: 'hub.content',
    from: '^entrypoints/(hub|other-hubs)\\.content/',
    allowed: [...plain, 'protocol/', 'storage/', 'hubs/(index|types|[^/]+/page)\\.ts'],
  },
  {
    name: 'hash-worker',
    from: '^entrypoints/hash-worker\\.ts',
    allowed: [...plain, 'provenance/(file-digest|file-verdict)\\.ts'],
  },
  {
    name: 'pages',
    from: '^entrypoints/(popup|composer|register|dossier|options|welcome|files)/',
    allowed: [
      ...plain,
      'protocol/',
      'storage/',
      'provenance/manifest\\.ts',
      pureProvenance,
      'history/(read|verify|export)\\.ts',
    ],
  },
].map(({ name, from, allowed }) => ({
  name: `runtime:${name}`,
  severity: 'error',
  from: { path: from, pathNot: test },
  to: { path: lib(allowed), ...runtime },
}));

const arrows = [
  { name: 'lib-knows-no-interface', from: '^lib/', to: '^(components|entrypoints)/' },
  { name: 'components-know-no-entrypoint', from: '^components/', to: '^entrypoints/' },
  { name: 'ui-knows-no-feature', from: '^components/ui/', to: '^components/(features|pages)/' },
  { name: 'feature-knows-no-page', from: '^components/features/', to: '^components/pages/' },
  {
    name: 'shipped-knows-no-tool',
    from: shipped,
    // The deployments file is data the extension is built with.
    to: '^(scripts|tests|contracts(?!/deployments\\.json$))/',
  },
  { name: 'scripts-know-no-test', from: '^scripts/', to: '^tests/' },
].map(({ name, from, to }) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: test },
  to: { path: to },
}));

const contexts = [
  {
    name: 'background-knows-no-component',
    from: '^entrypoints/background/',
    to: { path: '^components/', ...runtime },
  },
  {
    name: 'content-knows-only-the-badge',
    from: '^entrypoints/(hub|other-hubs)\\.content/',
    to: { path: '^components/(?!features/badge/|ui/)', ...runtime },
  },
  {
    name: 'page-knows-no-other-entrypoint',
    from: '^entrypoints/([^/]+)/',
    to: { path: '^entrypoints/(?!$1/)', ...runtime },
  },
  {
    name: 'feature-knows-no-other-feature',
    from: '^components/features/([^/]+)/',
    to: { path: '^components/features/(?!$1/)', ...runtime },
  },
  {
    name: 'hub-knows-no-other-hub',
    from: '^lib/hubs/([^/]+)/',
    to: { path: '^lib/hubs/(?!$1/)[^/]+/', ...runtime },
  },
  { name: 'page-knows-no-api', from: '^lib/hubs/[^/]+/page\\.ts$', to: { path: '/api\\.ts$' } },
  {
    name: 'governor-knows-no-other-governor',
    from: '^lib/governance/(openzeppelin-governor|governor-bravo|governor-alpha|snapshot|mock)\\.ts$',
    to: {
      path: '^lib/governance/(openzeppelin-governor|governor-bravo|governor-alpha|snapshot|mock)\\.ts$',
      ...runtime,
    },
  },
  {
    name: 'signer-knows-no-other-signer',
    from: '^lib/signers/(keystore|injected|metamask|watch-only|mock)\\.ts$',
    to: { path: '^lib/signers/(keystore|injected|metamask|watch-only|mock)\\.ts$', ...runtime },
  },
  {
    name: 'chains-only-in-the-background',
    from: '^(components|entrypoints/(?!background/))',
    to: { path: 'node_modules/(viem|ox)/', ...runtime },
  },
].map(({ name, from, to }) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: test },
  to,
}));

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.m?ts$', 'config\\.(ts|mts)$', '^tests/fixtures/'] },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-development-package',
      severity: 'error',
      from: { path: shipped, pathNot: test },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/wxt/',
      },
    },
    ...rows,
    ...arrows,
    ...contexts,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.output|\\.wxt|contracts/(out|cache))/' },
    // Type imports are seen, and told apart from those that stay at run time.
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
};
