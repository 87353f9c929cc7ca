/**
 * The badge's look, inside its closed shadow root. Beside a title the host takes no room at all (nothing on the
 * page moves, CLS 0) and the pill hangs on it; in a list card it takes width but no height, so that the name before
 * it is cut shorter and not covered. Text is at least 11 px; colours have a contrast of 4.5 or more in both themes.
 */
export const badgeStyle = `
:host { all: initial; display: inline-block; position: relative; inline-size: 0; block-size: 0; flex: none; align-self: center; vertical-align: middle; }
.pill {
  --ink: #57606a; --ground: #f6f8fa; --line: #d0d7de;
  all: unset; box-sizing: border-box; position: absolute; inset-block-start: 0; inset-inline-start: 8px; transform: translateY(-50%);
  display: inline-flex; align-items: center; gap: 4px; block-size: max(24px, 1.7em); padding-inline: 8px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--ground); color: var(--ink); font: 500 var(--size, 12px)/1 system-ui, sans-serif; font-variant-numeric: tabular-nums; letter-spacing: 0;
  white-space: nowrap; user-select: none; forced-color-adjust: auto;
}
button.pill { cursor: pointer; }
button.pill:hover { border-color: var(--ink); }
button.pill:focus-visible { outline: 2px solid #1f5eff; outline-offset: 2px; }
.slim { padding-inline: 4px; }
.slim .word, .slim .votes { display: none; }
.above { transform: none; }
svg { inline-size: 1.1em; block-size: 1.1em; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.mark { stroke-width: 1.25; opacity: .75; }
.votes, .demo { margin-inline-start: 2px; padding-inline-start: 6px; border-inline-start: 1px solid var(--line); }
.slim .demo { margin: 0; }
.green { --ink: #0f6b3a; --ground: #e9f7ef; --line: #a6d9bc; }
.amber { --ink: #7a4b00; --ground: #fff6e0; --line: #e7c887; }
.red { --ink: #b3131b; --ground: #ffeceb; --line: #f1aeab; }
.neutral { --ink: #3d4852; --ground: #ffffff; --line: #c3ccd5; }
.demo-tone { --ink: #5b3fa8; --ground: #f4f0ff; --line: #c9b9f2; border-style: dashed; }
.stale { --ink: #6b7480; --ground: transparent; --line: #d0d7de; }
[data-theme='dark'] { --ink: #aab4bf; --ground: #1c2128; --line: #3a434d; }
[data-theme='dark'].green { --ink: #6fd39a; --ground: #10281b; --line: #27593d; }
[data-theme='dark'].amber { --ink: #f0c36a; --ground: #2b2211; --line: #614d20; }
[data-theme='dark'].red { --ink: #ff9a95; --ground: #331516; --line: #74302f; }
[data-theme='dark'].neutral { --ink: #c5ced8; --ground: #1c2128; --line: #46505b; }
[data-theme='dark'].demo-tone { --ink: #c3b0ff; --ground: #211a38; --line: #4e3f86; }
[data-theme='dark'].stale { --ink: #8d97a3; --ground: transparent; --line: #3a434d; }
@media (forced-colors: active) { .pill { border-color: CanvasText; color: CanvasText; background: Canvas; } button.pill:hover { border-color: Highlight; } }
`;

/** Added in list cards. */
export const listCardStyle = `
:host { inline-size: auto; display: inline-flex; align-items: center; margin-inline-start: 8px; }
.pill { position: static; transform: none; flex: none; block-size: 20px; padding-inline: 6px; }
`;
