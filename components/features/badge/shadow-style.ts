/** Puts a style sheet into a shadow root of ours. */
export function addShadowStyle(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox keeps constructed sheets of a content script apart from the page's document (bug 1751346).
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
