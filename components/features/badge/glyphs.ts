/** Shapes as SVG elements, for plain DOM. */
import type { Shape } from '@/components/ui/shapes';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A shape as an SVG element, hidden from screen readers: the word beside it says the same. */
export function createGlyph(shape: Shape, className: string): SVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', shape);
  svg.append(path);
  return svg;
}
