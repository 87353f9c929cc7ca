import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';
import './qr-code.css';

type Props = {
  text: string;
  /** What it is of, for those who do not see it; the text itself stands beside it. */
  label: string;
};

/** Modules of nothing around it, as ISO/IEC 18004 wants them. */
const quietZone = 4;
/** Pixels a module takes. */
const scale = 4;

/** A text to be read by a camera. Dark on light in either theme: not every scanner reads it the other way round. */
export function QrCode({ text, label }: Props) {
  const { size, path } = useMemo(() => drawModules(text), [text]);
  return (
    <svg
      class="qr-code"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={size * scale}
      height={size * scale}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** The dark modules as a path, one square each. */
function drawModules(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: quietZone });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join('') };
}
