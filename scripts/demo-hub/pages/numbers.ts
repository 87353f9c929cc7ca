/** Numbers and dates as the pages print them; also used by the listing's script in the browser. */

/** 1234 → "1.23k", 7200000000 → "7.2B". */
export function formatCount(count: number): string {
  const steps = [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const;
  const step = steps.find(([size]) => count >= size);
  if (!step) return String(count);
  const scaled = count / step[0];
  return `${scaled < 10 ? Number(scaled.toFixed(2)) : scaled < 100 ? Number(scaled.toFixed(1)) : Math.round(scaled)}${step[1]}`;
}

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** "Jul 24, 2024". */
export function formatDay(date: string): string {
  return day.format(new Date(date));
}

/** "text-generation" → "Text Generation". */
export function formatTask(tag: string): string {
  return tag.replaceAll('-', ' ').replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** Decimal units, as hubs print file sizes. */
export function formatBytes(size: number): string {
  if (size >= 1e9) return `${(size / 1e9).toFixed(2)} GB`;
  if (size >= 1e6) return `${(size / 1e6).toFixed(1)} MB`;
  if (size >= 1e3) return `${(size / 1e3).toFixed(1)} kB`;
  return `${size} Bytes`;
}
