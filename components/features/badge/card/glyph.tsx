import type { Shape } from '@/components/ui/shapes';

/** A drawing in the text's colour; the word beside it says the same. */
export function Glyph({ shape, large = false }: { shape: Shape; large?: boolean }) {
  return (
    <svg class={large ? 'glyph glyph-large' : 'glyph'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shape} />
    </svg>
  );
}
