/** The one door to the browser's extension API; webextension-polyfill stands behind it (wxt module). */
export { browser } from 'wxt/browser';
