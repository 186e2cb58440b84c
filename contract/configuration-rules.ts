import type { CodeItem, CodeList } from './nouns/account.ts';
import type { CodeListContent, ConfigurationVersion, Content, FormContent } from './nouns/configuration.ts';
import { answersByKind, type Form, type Question } from './nouns/form.ts';
import { meaningOf } from './nouns/no-video.ts';

/**
 * What a version of a form or a code list must be before it is published: asked in the window while it is edited, on the
 * desk before it is sent, and by the central before it is taken.
 */

/** What is wrong, and where: `questions.<id>`, `items.<code>`, or a field of the whole. */
export type Fault = { readonly path: string; readonly says: string };

/** Everything that keeps this from being published after these versions of the same. In the order of the content. */
export function faultsOf(content: Content, earlier: readonly ConfigurationVersion[]): readonly Fault[] {
  if (content.noun === 'form') {
    const before = earlier.flatMap((version) => (version.noun === 'form' ? [version.body] : []));
    return formFaults(content.body, before);
  }
  const before = earlier.flatMap((version) => (version.noun === 'code-list' ? [version.body] : []));
  return listFaults(content.body, before);
}

function formFaults(form: FormContent, earlier: readonly Form[]): readonly Fault[] {
  const faults: Fault[] = [];
  const say = (path: string, says: string) => void faults.push({ path, says });
  if (isBlank(form.title)) say('title', 'The form has no title.');
  if (form.questions.length === 0) say('questions', 'The form has no question.');
  const newestFirst = [...earlier].sort((a, b) => b.version - a.version);
  const texts = new Set<string>();
  const earlierQuestions = new Map<string, Question>();
  for (const question of form.questions) {
    const { id, text, group } = question;
    const path = `questions.${id}`;
    if (isBlank(text)) say(path, 'A question has no wording.');
    else if (texts.has(folded(text))) say(path, `“${text.trim()}” is asked twice.`);
    texts.add(folded(text));
    if (isBlank(group)) say(path, `“${named(question)}” stands under no heading.`);
    if (earlierQuestions.has(id)) say(path, `Two questions have the id “${id}”.`);
    const meaning = meaningFault(question, newestFirst);
    if (meaning !== null) say(path, meaning);
    const listed: readonly string[] = answersByKind[question.kind] ?? [];
    const strange = question.bad.find((value) => !listed.includes(value));
    if (strange !== undefined) say(path, `“${strange}” is no answer to “${named(question)}”.`);
    const condition = conditionFault(question, earlierQuestions);
    if (condition !== null) say(path, condition);
    earlierQuestions.set(id, question);
  }
  return faults;
}

/** An id keeps its kind of answer for ever, and one that was taken out comes back only as it was. */
function meaningFault(question: Question, newestFirst: readonly Form[]): string | null {
  const last = newestFirst.flatMap(({ questions }) => questions.filter(({ id }) => id === question.id))[0];
  if (last === undefined) return null;
  if (last.kind !== question.kind)
    return `“${named(question)}” had another kind of answer in an earlier version. Take it out and add a new question.`;
  const isStill = newestFirst[0]?.questions.some(({ id }) => id === question.id) ?? false;
  if (!isStill && folded(last.text) !== folded(question.text))
    return `The id “${question.id}” belonged to “${last.text}”, which was taken out. Add a new question.`;
  return null;
}

/** A condition is on an answer that can be given before: otherwise the question could never be answered. */
function conditionFault(question: Question, before: ReadonlyMap<string, Question>): string | null {
  const { shownWhen } = question;
  if (shownWhen === undefined) return null;
  const on = before.get(shownWhen.questionId);
  if (on === undefined)
    return `“${named(question)}” depends on a question that doesn't come before it in this form.`;
  const listed: readonly string[] | null = answersByKind[on.kind];
  if (listed === null) return `“${named(question)}” depends on “${named(on)}”, which asks for a number.`;
  if (shownWhen.is.length === 0)
    return `“${named(question)}” would never be asked: no answer to “${named(on)}” opens it.`;
  const strange = shownWhen.is.find((value) => !listed.includes(value));
  return strange === undefined
    ? null
    : `“${named(question)}” waits for “${strange}”, which is no answer to “${named(on)}”.`;
}

function listFaults(list: CodeListContent, earlier: readonly CodeList[]): readonly Fault[] {
  const faults: Fault[] = [];
  const say = (path: string, says: string) => void faults.push({ path, says });
  const given = new Map(list.items.map((item) => [item.code, item]));
  for (const code of new Set(earlier.flatMap(({ items }) => items.map((item) => item.code))))
    if (!given.has(code))
      say(`items.${code}`, `The code “${code}” is missing. A code is retired, never deleted.`);
  const last = [...earlier].sort((a, b) => b.version - a.version)[0];
  const labels = new Set<string>();
  const codes = new Set<string>();
  for (const item of list.items) {
    const { code, label, retiredAt } = item;
    const path = `items.${code}`;
    if (codes.has(code)) say(path, `The code “${code}” is there twice.`);
    codes.add(code);
    if (isBlank(label)) say(path, `The code “${code}” has no wording.`);
    // Of those in force alone: a retired one may have been replaced by a better one of the same name.
    else if (retiredAt === undefined && labels.has(folded(label)))
      say(path, `“${label.trim()}” is there twice.`);
    if (retiredAt === undefined) labels.add(folded(label));
    const before = last?.items.find((item) => item.code === code);
    if (before !== undefined && isOtherMeaning(list.id, before, item))
      say(
        path,
        `“${label.trim()}” counted as something else in an earlier version. Retire it and add a new code.`,
      );
  }
  if (!list.items.some(({ retiredAt }) => retiredAt === undefined))
    say('items', 'No code of this list would be left to choose.');
  return faults;
}

/** A published code counts as what it counted as: else what was answered with it would change its meaning. */
function isOtherMeaning(list: CodeList['id'], before: CodeItem, now: CodeItem): boolean {
  if (before.group !== now.group) return true;
  return list === 'no-video' && meaningOf(before).explains !== meaningOf(now).explains;
}

function named({ id, text }: Pick<Question, 'id' | 'text'>): string {
  return isBlank(text) ? id : text.trim();
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
