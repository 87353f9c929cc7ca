/** The files page: every state of what was approved, and of the reader's own files. */
import type { Digest } from '@/components/features/check-files/create-check-queue';
import { RemoteError } from '@/lib/errors/protocol';
import type { ApprovedFile, ManifestSubject, ManifestView } from '@/lib/model/manifest-view';
import { fail, never, type World } from './fake-send';
import * as people from './people';
import type { Scenario } from './scenario';
import { click, find, see } from './steps';
import { fullWorld } from './worlds';

const large = (path: string, size: number, digit: string): ApprovedFile => ({
  path,
  size,
  algorithm: 'sha256',
  digest: `${digit}0c4e9a1`.repeat(8),
});
const small = (path: string, size: number, digit: string): ApprovedFile => ({
  path,
  size,
  algorithm: 'git-sha1',
  digest: `${digit}7b31`.repeat(8),
});

const files: readonly ApprovedFile[] = [
  small('.gitattributes', 1_519, 'a'),
  small('README.md', 8_412, 'b'),
  small('config.json', 571, 'c'),
  large('model-00001-of-00002.safetensors', 9_942_981_696, 'd'),
  large('model-00002-of-00002.safetensors', 4_540_516_344, 'e'),
  small('model.safetensors.index.json', 25_125, 'f'),
  large('tokenizer.model', 493_443, '1'),
  small('tokenizer_config.json', 967, '2'),
];

const subject: ManifestSubject = {
  model: people.model,
  provenance: people.badge.provenance,
  demo: true,
  reasons: ['demo-chain', 'single-endpoint'],
};
const earned: ManifestSubject = {
  ...subject,
  provenance: people.greenBadge.provenance,
  demo: false,
  reasons: [],
};
const { approval } = people.model;
if (!approval) throw new Error('The gallery’s model has an approval.');

const read: ManifestView = { status: 'read', approval, published: true, files, ...earned };
const show = (view: ManifestView): World => ({ 'manifest.read': () => view });

/** A file of any size without its bytes. */
type Given = { path: string; size: number; digest?: string };
const as = ({ path, size, digest }: ApprovedFile, change: Partial<Given> = {}): Given => ({
  path,
  size,
  digest,
  ...change,
});

/** Drops files onto the page, as from a file manager that told no folders. */
async function drop(given: readonly Given[]): Promise<void> {
  const area = await find('the files', () => document.querySelector('.check-files'));
  const dropped = given.map(({ path, size, digest }) =>
    Object.defineProperty(new File([], path, { type: digest ?? '' }), 'size', { value: size }),
  );
  const dataTransfer = { types: ['Files'], items: [], files: dropped };
  area.dispatchEvent(Object.assign(new Event('drop', { bubbles: true }), { dataTransfer }));
}

/** The clock of a reading goes on by two seconds between two words of it. */
let passedMs = 0;
const clock = () => people.nowMs + passedMs;

/** A file's digest stands in its type; one without is read for ever. */
const digest: Digest = async ({ type, size }, { algorithms, onBytes }) => {
  if (type === '') {
    onBytes(Math.floor(size * 0.58));
    passedMs += 2_000;
    onBytes(Math.floor(size * 0.625));
    return never();
  }
  if (type === 'unreadable') throw new RemoteError({ code: 'file.unreadable', facts: {} });
  return Object.fromEntries(algorithms.map((algorithm) => [algorithm, type]));
};

function page(id: string, world: World, rest: Partial<Scenario> = {}): Scenario {
  return {
    id: `files-${id}`,
    surface: 'files',
    world: { ...fullWorld, ...world },
    hash: `locator=${people.locator}`,
    digest,
    clock,
    ...rest,
  };
}

const all = files.map((file) => as(file));
const [gitattributes, readme, config, first, second, index, tokenizer] = files as [
  ApprovedFile,
  ApprovedFile,
  ApprovedFile,
  ApprovedFile,
  ApprovedFile,
  ApprovedFile,
  ApprovedFile,
];
const other = (letter: string) => letter.repeat(64);
const bad = [
  as(config, { size: 580 }),
  as(first, { digest: other('9') }),
  as(second, { path: 'model.safetensors' }),
  as(tokenizer),
  { path: 'modeling_aurora.py', size: 12_003 },
];
const longName = `${'a-folder-with-a-long-name/'.repeat(4)}model-of-a-very-long-name-00001-of-00002.safetensors`;
const hostile: ManifestView = {
  ...read,
  ...subject,
  model: people.hostileModel,
  files: [
    large(longName, 9_942_981_696, 'a'),
    large('weights\u202egnp.bin', 4_540_516_344, 'b'),
    ...files,
  ],
};

export const filesScenarios: readonly Scenario[] = [
  page('none', {}, { hash: '' }),
  page('loading', { 'manifest.read': never }),
  page('failed', { 'manifest.read': fail('chain.unreachable') }),
  page('not-agreed', { 'manifest.read': fail('settings.not_agreed') }),
  page('no-record', show({ status: 'no-record', networks: 2, origin: null })),
  page('no-network', show({ status: 'no-record', networks: 0, origin: null })),
  page('mirror', show({ status: 'no-record', networks: 1, origin: people.locator })),
  page('disputed', show({ status: 'disputed', operators: ['North', 'South'] })),
  page('nothing-approved', show({ status: 'nothing-approved', ...earned })),
  page(
    'unavailable',
    show({
      status: 'unavailable',
      approval,
      why: { chain: 'unpublished', hub: 'not-found' },
      ...earned,
    }),
  ),
  page('ready', show(read), { widths: [360] }),
  page('demo', show({ ...read, ...subject, published: false })),
  page(
    'self-approved',
    show({
      ...read,
      ...earned,
      reasons: ['self-approved'],
      approval: { ...approval, byVote: false },
    }),
  ),
  page('same', show(read), { act: () => drop(all).then(() => see('Every approved file')) }),
  page('same-demo', show({ ...read, ...subject }), {
    act: () => drop(all).then(() => see('Every approved file')),
  }),
  page('some', show(read), {
    act: () => drop([as(first), as(second)]).then(() => see('What you gave')),
  }),
  page('differs', show(read), {
    widths: [360],
    act: () => drop(bad).then(() => see('Not what was approved')),
  }),
  page('swapped', show(read), {
    act: () =>
      drop([
        as(gitattributes),
        { ...as(readme, { path: index.path }) },
        as(first, { path: second.path }),
      ]).then(() => see('another approved file')),
  }),
  page('unreadable', show(read), {
    act: () => drop([as(first), as(config, { digest: 'unreadable' })]).then(() => see('could not')),
  }),
  page('reading', show(read), {
    widths: [360],
    act: async () => {
      await drop([as(config), { path: first.path, size: first.size }, as(second)]);
      await see('Reading, 62%');
    },
  }),
  page('hostile', show(hostile), {
    widths: [360],
    act: () =>
      drop([as(config), { path: longName.replaceAll('/', '-'), size: 4 }]).then(() =>
        see('files that were not approved'),
      ),
  }),
  page('download', show(read), { act: () => click('Other ways') }),
];
