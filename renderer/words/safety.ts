import type { LastStart } from '../../contract/sync-state.ts';
import { dateTimeText, hereZone } from './when.ts';

/** What was found when the work on this machine was last opened: in one sentence, and what more there is to know. */
export type StartWords = {
  readonly says: string;
  readonly more: readonly string[];
  readonly isTrouble: boolean;
};

export function startWords(start: LastStart, now: number): StartWords {
  switch (start.found) {
    case 'fine':
      return { says: 'It was in order.', more: [], isTrouble: false };
    case 'log':
      return {
        says: 'The desk had not been closed properly. The work was looked through; nothing is missing.',
        more: [],
        isTrouble: false,
      };
    case 'log-mended':
      return {
        says: 'The record of the last changes was damaged and has been mended; nothing is missing.',
        more: [aside],
        isTrouble: true,
      };
    case 'indexes':
      return {
        says: 'A list that helps finding things was damaged and has been made anew; nothing is missing.',
        more: [],
        isTrouble: true,
      };
    case 'mended':
      return { says: mendedText(start, now), more: mendedMore(start), isTrouble: true };
  }
}

const aside = 'The damaged file was set aside and is kept.';

function mendedText({ work, copyAt, isSure }: LastStart, now: number): string {
  const copy = copyAt === null ? 'safety copy' : `safety copy of ${dateTimeText(copyAt, hereZone(), now)}`;
  const from: Readonly<Record<LastStart['work'], string>> = {
    file: 'The file with your work was damaged. All of your work could be read and was put into a new one.',
    both: `The file with your work was damaged. What it still told was joined with the ${copy} and the record of what came after it.`,
    copy: `The file with your work was gone or could not be opened. Your work was restored from the ${copy} and the record of what came after it.`,
    part: 'The file with your work was damaged and there was no good safety copy. What could be read was put into a new one.',
  };
  return isSure
    ? `${from[work]} Nothing that you kept is missing.`
    : `${from[work]} Some of what you did last may be missing. Please look through your latest reviews.`;
}

function mendedMore({ isPulledWhole, isFootageWhole }: LastStart): string[] {
  return [
    ...(isPulledWhole ? [] : ['The central’s lists are fetched again at the next contact.']),
    ...(isFootageWhole ? [] : ['Footage that was taken along has to be taken along again.']),
    aside,
  ];
}
