import { type Signal, signal } from '@preact/signals';
import { type Action, createAction } from '@/components/ui/create-action';
import type { Send } from '@/lib/protocol/send';

/** One word of the phrase that is asked for. */
export type WordQuestion = { position: number; answer: Signal<string> };

export type BackupStep = 'ask' | 'write-down' | 'check' | 'done';

export type BackupModel = {
  step: Signal<BackupStep>;
  /** Only while it is shown, and only in memory. */
  words: Signal<readonly string[]>;
  questions: Signal<readonly WordQuestion[]>;
  /** The answers were looked at and at least one is not the word. */
  wrong: Signal<boolean>;
  reveal: Action<[password: string], void>;
  /** Hides the phrase and asks for three of its words. */
  startCheck: () => void;
  /** Shows the phrase again. */
  goBack: () => void;
  check: Action<[], void>;
  close: () => void;
};

/** Three positions of `count`, from 1, in order. `random` gives numbers from 0 up to 1. */
export function pickPositions(count: number, random: () => number): readonly number[] {
  const left = Array.from({ length: count }, (_, index) => index + 1);
  const picked: number[] = [];
  while (picked.length < 3 && left.length > 0) {
    const [position] = left.splice(Math.floor(random() * left.length), 1);
    if (position !== undefined) picked.push(position);
  }
  return picked.sort((a, b) => a - b);
}

/** A number from 0 up to 1 from the browser's own source; three words need no more than 32 bits. */
export function getRandom(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}

/** Shows the recovery phrase once the password is given, then checks that it was written down. */
export function createBackupModel(of: {
  send: Send;
  random: () => number;
  onDone: () => void;
}): BackupModel {
  const step = signal<BackupStep>('ask');
  const words = signal<readonly string[]>([]);
  const questions = signal<readonly WordQuestion[]>([]);
  const wrong = signal(false);
  const reveal = createAction(async (password: string) => {
    const { phrase } = await of.send('account.reveal', { password });
    words.value = phrase.trim().split(/\s+/);
    step.value = 'write-down';
  });
  const check = createAction(async () => {
    const answers = questions.value.map(({ position, answer }) => ({
      position,
      word: answer.value.trim().toLowerCase(),
    }));
    const { confirmed } = await of.send('account.confirm-backup', { words: answers });
    wrong.value = !confirmed;
    if (!confirmed) return;
    words.value = [];
    step.value = 'done';
    of.onDone();
  });
  const startCheck = () => {
    wrong.value = false;
    questions.value = pickPositions(words.value.length, of.random).map((position) => ({
      position,
      answer: signal(''),
    }));
    step.value = 'check';
  };
  const goBack = () => {
    step.value = 'write-down';
  };
  const close = () => {
    words.value = [];
    questions.value = [];
    step.value = 'ask';
  };
  return { step, words, questions, wrong, reveal, startCheck, goBack, check, close };
}
