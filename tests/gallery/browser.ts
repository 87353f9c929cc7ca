/** The browser's extension API as far as our pages touch it: texts. Everything else is injected. */
import messages from '../../public/_locales/en/messages.json';

const texts: Readonly<Record<string, { message: string }>> = messages;

export const browser = {
  i18n: {
    getUILanguage: () => 'en',
    getMessage: (key: string, values: readonly string[] = []) =>
      (texts[key]?.message ?? '').replace(/\$(\d)/g, (_, n: string) => values[Number(n) - 1] ?? ''),
  },
};
