/** The buttons in a model's header once it is alive. */

/** Copying the model's name, and liking it; nothing is kept. */
export function startButtons(document: Document): void {
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.addEventListener('click', () => void copyName(button));
  }
  const like = document.querySelector('button[title="Like"]');
  like?.addEventListener('click', () => {
    like.setAttribute('aria-pressed', String(like.getAttribute('aria-pressed') !== 'true'));
  });
}

async function copyName(button: Element): Promise<void> {
  await navigator.clipboard.writeText(button.getAttribute('data-copy') ?? '');
  button.setAttribute('data-copied', '');
}
