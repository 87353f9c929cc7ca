/** Whether the page around an element is dark, by the background it really has. */

/** Relative lightness below which a background counts as dark; between black (0) and white (1). */
const darkBelow = 0.4;

/** Looks up the tree for the first background that is not see-through. */
export function isDarkAround(element: Element): boolean {
  for (let one: Element | null = element; one; one = one.parentElement) {
    const colour = parse(getComputedStyle(one).backgroundColor);
    if (colour && colour.alpha > 0.5) return colour.lightness < darkBelow;
  }
  return matchMedia('(prefers-color-scheme: dark)').matches && isSchemeDark();
}

function isSchemeDark(): boolean {
  return getComputedStyle(document.documentElement).colorScheme.includes('dark');
}

/** `rgb(…)` and `rgba(…)` as computed styles give them; other notations (oklch) are drawn to find out. */
function parse(text: string): { lightness: number; alpha: number } | null {
  const [r, g, b, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
  if (r === undefined || g === undefined || b === undefined) return null;
  if (text.startsWith('oklch') || text.startsWith('oklab')) return { lightness: r, alpha: 1 };
  return { lightness: (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255, alpha };
}
