import { z } from 'zod';

export const Delimiter = z.enum([',', ';', '\t', '|']);
export type Delimiter = z.infer<typeof Delimiter>;

/** The mark that stands most often in the header outside quotation marks; a comma where none does. */
export function guessDelimiter(text: string): Delimiter {
  const header =
    text
      .replace(/^\uFEFF/, '')
      .replace(/"(?:[^"]|"")*"/g, '')
      .match(/[^\r\n]+/)?.[0] ?? '';
  const count = (mark: string) => header.split(mark).length;
  return Delimiter.options.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
