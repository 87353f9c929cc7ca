/**
 * The badge's look, inside its closed shadow root. Beside a title the host takes no room at all (nothing on the
 * page moves, CLS 0) and the pill hangs on it; in a list card it takes width but no height, so that the name before
 * it is cut shorter and not covered. Text is at least 11 px; colours have a contrast of 4.5 or more in both themes.
 */
export const badgeStyle = `
:host { all: initial; display: inline-block; position: relative; inline-size: 0; block-size: 0; flex: none; align-self: center; vertical-align: middle; }
.pill {
  --ink: light-dark(#57606a, #aab4bf); --ground: light-dark(#f6f8fa, #1c2128); --line: light-dark(#d0d7de, #3a434d);
  all: unset; color-scheme: light; box-sizing: border-box; position: absolute;
  display: inline-flex; align-items: center; gap: 4px; block-size: max(24px, 1.7em); padding-inline: 8px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--ground); color: var(--ink); font: 500 var(--size, 12px)/1 system-ui, sans-serif; font-variant-numeric: tabular-nums; letter-spacing: 0;
  white-space: nowrap; user-select: none; forced-color-adjust: auto;
}
button.pill { cursor: pointer; }
button.pill:hover { border-color: var(--ink); }
button.pill:focus-visible { outline: 2px solid #1f5eff; outline-offset: 2px; }
.slim { padding-inline: 4px; }
.short .votes, .slim :is(.word, .votes) { display: none; }
svg { inline-size: 1.1em; block-size: 1.1em; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.mark { stroke-width: 1.25; opacity: .75; }
.votes, .demo { margin-inline-start: 2px; padding-inline-start: 6px; border-inline-start: 1px solid var(--line); }
.slim .demo { margin: 0; }
.green { --ink: light-dark(#0f6b3a, #6fd39a); --ground: light-dark(#e9f7ef, #10281b); --line: light-dark(#a6d9bc, #27593d); }
.amber { --ink: light-dark(#7a4b00, #f0c36a); --ground: light-dark(#fff6e0, #2b2211); --line: light-dark(#e7c887, #614d20); }
.red { --ink: light-dark(#b3131b, #ff9a95); --ground: light-dark(#ffeceb, #331516); --line: light-dark(#f1aeab, #74302f); }
.neutral { --ink: light-dark(#3d4852, #c5ced8); --ground: light-dark(#fff, #1c2128); --line: light-dark(#c3ccd5, #46505b); }
.demo-tone { --ink: light-dark(#5b3fa8, #c3b0ff); --ground: light-dark(#f4f0ff, #211a38); --line: light-dark(#c9b9f2, #4e3f86); border-style: dashed; }
.stale { --ink: light-dark(#6b7480, #8d97a3); --ground: transparent; }
[data-theme='dark'] { color-scheme: dark; }
@media (forced-colors: active) { .pill { border-color: CanvasText; color: CanvasText; background: Canvas; } button.pill:hover { border-color: Highlight; } }
`;

/** Added in list cards. */
export const listCardStyle = `
:host { inline-size: auto; display: inline-flex; align-items: center; margin-inline-start: 8px; }
.pill { position: static; flex: none; block-size: 20px; padding-inline: 6px; }
`;
