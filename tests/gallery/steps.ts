/** What a person does on a page, by what they see; each waits until it can be done. */

/** Milliseconds until a step counts as impossible. */
const patienceMs = 4_000;

/** Calls a function once a frame until it gives something. */
export async function find<Value>(
  what: string,
  look: () => Value | null | undefined,
): Promise<Value> {
  const start = performance.now();
  while (performance.now() - start < patienceMs) {
    const found = look();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
  throw new Error(`not found: ${what}`);
}

/** Clicks the first button, tab, summary or link that reads so. */
export async function click(text: string): Promise<void> {
  const element = await find(text, () =>
    [...document.querySelectorAll<HTMLElement>('button, a, summary, [role=tab], label')].find(
      (one) => one.offsetParent !== null && read(one).startsWith(text) && !isDisabled(one),
    ),
  );
  element.click();
}

/** Types into the field with this label. */
export async function fill(label: string, text: string): Promise<void> {
  const field = await find(label, () => {
    const labels = [...document.querySelectorAll<HTMLLabelElement>('label[for]')];
    const named = labels.find((one) => read(one) === label);
    return document.getElementById(named?.htmlFor ?? '');
  });
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  field.dispatchEvent(new FocusEvent('blur'));
}

/** Chooses a file of this text in the field with this label. */
export async function choose(label: string, text: string): Promise<void> {
  const input = await find(label, () =>
    [...document.querySelectorAll<HTMLInputElement>('input[type=file]')].find((one) =>
      [...(one.labels ?? [])].some((named) => read(named) === label),
    ),
  );
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], 'file.json'));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Waits until a text stands on the page. */
export async function see(text: string): Promise<void> {
  await find(text, () => document.body.textContent.includes(text));
}

function read(element: HTMLElement): string {
  return element.textContent.trim().replace(/\s+/g, ' ');
}

function isDisabled(element: HTMLElement): boolean {
  return element instanceof HTMLButtonElement && element.disabled;
}
