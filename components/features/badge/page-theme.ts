/** Whether the page around an element is dark, by the background it really has. */

/** Relative lightness below which a background counts as dark; between black (0) and white (1). */
const darkBelow = 0.4;

/** Looks up the tree for the first background that is not see-through. */
export function isDarkAround(element: Element): boolean {
  for (let one: Element | null = element; one; one = one.parentElement) {
    const colour = parse(getComputedStyle(one).backgroundColor);
    if (colour && colour.alpha > 0.5) return colour.lightness < darkBelow;
  }
  // Nothing is painted: the canvas is dark only where the page says that it can be.
  const { colorScheme } = getComputedStyle(document.documentElement);
  return colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Lightness and opacity (0 to 1) of a colour as computed styles write it; null for what is not known here. */
function parse(text: string): { lightness: number; alpha: number } | null {
  const [a, b, c, alpha = 1] = (text.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  if (a === undefined || b === undefined || c === undefined) return null;
  if (/^ok(lch|lab)\(/.test(text)) return { lightness: a, alpha };
  if (/^(lch|lab)\(/.test(text)) return { lightness: a / 100, alpha };
  const lightness = 0.2126 * a + 0.7152 * b + 0.0722 * c;
  return { lightness: text.startsWith('rgb') ? lightness / 255 : lightness, alpha };
}
