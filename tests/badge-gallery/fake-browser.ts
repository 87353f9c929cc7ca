/** Stands in for the extension API on the gallery's page: texts, and nothing else. */
import messages from '@/public/_locales/en/messages.json';

const texts: Record<string, { message: string }> = messages;

export const browser = {
  runtime: { id: 'gallery' },
  i18n: {
    getUILanguage: () => 'en',
    getMessage: (key: string, values: string[] = []) =>
      (texts[key]?.message ?? '').replace(/\$(\d)/g, (_, n: string) => values[Number(n) - 1] ?? ''),
  },
};
