/** The first thing of a step that is wrong or missing, in the order of the page; a choice that is a shortcut is neither. */
export function findFirstOpen(step: ParentNode): HTMLElement | null {
  return step.querySelector<HTMLElement>(
    '[aria-invalid="true"], fieldset:not(:has(:checked), [data-optional]) input',
  );
}
