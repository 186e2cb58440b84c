import type { CodeList } from '../../contract/nouns/account.ts';
import type { Content } from '../../contract/nouns/configuration.ts';
import type { Question } from '../../contract/nouns/form.ts';

/** What things of a form and of a code list are called. */

export const kindWords: Readonly<Record<Question['kind'], string>> = {
  'yes-no-na': 'Yes, no, not applicable',
  'yes-no-unclear': 'Yes, no, can’t tell',
  'scale-5': 'Scale from 1 to 5',
  count: 'A number',
};

export const listWords: Readonly<Record<CodeList['id'], string>> = {
  finding: 'Findings',
  exception: 'Exceptions',
  unavailable: 'Why a video is unavailable',
  outcome: 'Outcomes',
  'no-video': 'Dispatches without video',
  'out-of-frame': 'Why an item is out of frame',
  redraw: 'Why a plan is drawn again',
};

export const groupWords = {
  late: 'Late start',
  early: 'Early stop',
  narration: 'Narration',
  note: 'Note',
  good: 'Commendable',
  other: 'Other gap',
} as const;

/** What an answer to a missing recording does. */
export const explainWords = {
  recorded: 'Explained: the recording is there',
  'not-expected': 'Explained: none had to be made',
  exception: 'Explained: policy permits that there is none',
  nothing: 'Not explained: the call still lacks a recording',
} as const;

const answerWords: Readonly<Record<string, string>> = {
  yes: 'yes',
  no: 'no',
  na: 'not applicable',
  unclear: 'can’t tell',
};

/** `"no"`, `"can’t tell"`, `"3"`. */
export function answerWord(value: string): string {
  return answerWords[value] ?? value;
}

/** `"yes or no"`. */
export function anyOf(values: readonly string[]): string {
  return values.length === 0 ? 'nothing' : values.map(answerWord).join(' or ');
}

/** What a form or a list is called. */
export function titleOf(content: Content): string {
  return content.noun === 'form' ? content.body.title : listWords[content.body.id];
}

/** A question as one refers to it; a new one may have no wording yet. */
export function questionWords({ text }: Pick<Question, 'text'>): string {
  return text.trim() === '' ? 'a question without wording' : `“${text.trim()}”`;
}
