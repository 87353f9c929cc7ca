import type { ComponentChildren } from 'preact';
import './section.css';

type Props = {
  title: ComponentChildren;
  /** At the title's other end. */
  aside?: ComponentChildren;
  children: ComponentChildren;
};

/** A part of a view under its own small title. */
export function Section({ title, aside, children }: Props) {
  return (
    <section class="section">
      <div class="section-head">
        <h3>{title}</h3>
        {aside !== undefined && <span class="section-aside">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
