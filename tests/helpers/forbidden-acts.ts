/**
 * What the policy of our pages refuses: what it is called, the directive that refuses it, and the act, which a page runs.
 * Nothing of these leaves the machine or is answered: the policy is asked before anybody is.
 */
export const forbiddenActs: readonly (readonly [string, string, () => unknown])[] = [
  [
    'a frame of somebody else',
    'frame-src',
    () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://huggingface.co/';
      document.body.append(frame);
    },
  ],
  [
    'a script of a server on this machine',
    'script-src-elem',
    () => {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = 'http://127.0.0.1:9/script.js';
      document.head.append(link);
    },
  ],
  [
    'code made while it runs',
    'script-src',
    () => {
      try {
        new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
      } catch {
        // Told by the event.
      }
    },
  ],
  [
    'style that came with text',
    'style-src-elem',
    () => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
    },
  ],
  [
    'a picture of somebody else',
    'img-src',
    () => {
      new Image().src = 'https://huggingface.co/picture.png';
    },
  ],
  [
    'a font of somebody else',
    'font-src',
    () => new FontFace('other', 'url(https://huggingface.co/a.woff2)').load().catch(() => {}),
  ],
  [
    'an answer over a connection that anybody may read',
    'connect-src',
    () => fetch('http://huggingface.co/').catch(() => {}),
  ],
  [
    'a form that goes elsewhere',
    'form-action',
    () => {
      const form = document.createElement('form');
      form.action = 'https://huggingface.co/';
      form.target = '_blank';
      document.body.append(form);
      form.submit();
    },
  ],
  [
    'another place for its own addresses',
    'base-uri',
    () => {
      const base = document.createElement('base');
      base.href = 'https://huggingface.co/';
      document.head.append(base);
    },
  ],
  [
    'markup made from text',
    'require-trusted-types-for',
    () => {
      try {
        document.createElement('p').innerHTML = '<b>text</b>';
      } catch {
        // Told by the event.
      }
    },
  ],
];
