import type { CodeItem } from '../../contract/nouns/account.ts';
import type {
  CodeListContent,
  ConfigurationVersion,
  FormContent,
} from '../../contract/nouns/configuration.ts';
import { answersByKind, type Question } from '../../contract/nouns/form.ts';
import type { Instant } from '../../contract/time.ts';

/** What an editor does to a draft, as values in and values out. */

/** A new question at the end, under the heading of the last one. Its id was never used in this form. */
export function withQuestion(
  form: FormContent,
  text: string,
  versions: readonly ConfigurationVersion[],
): FormContent {
  const id = newCode(
    text,
    'question',
    usedIds(
      versions,
      form.questions.map((one) => one.id),
    ),
  );
  const group = form.questions.at(-1)?.group ?? 'Questions';
  const question: Question = { id, group, text, kind: 'yes-no-na', bad: ['no'], required: false, fact: null };
  return { ...form, questions: [...form.questions, question] };
}

export function withChange(form: FormContent, id: string, change: Partial<Question>): FormContent {
  return { ...form, questions: form.questions.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

/** Another kind of answer has other answers: what told of a problem, and what opened a question, is chosen anew. */
export function withKind(form: FormContent, id: string, kind: Question['kind']): FormContent {
  const listed: readonly string[] = answersByKind[kind] ?? [];
  const questions = form.questions.map((one) => {
    if (one.id === id) return { ...one, kind, bad: one.bad.filter((value) => listed.includes(value)) };
    if (one.shownWhen?.questionId !== id) return one;
    const is = one.shownWhen.is.filter((value) => listed.includes(value));
    return { ...one, shownWhen: { questionId: id, is } };
  });
  return { ...form, questions };
}

/** Asked always, or only after these answers to an earlier question. */
export function withCondition(form: FormContent, id: string, shownWhen: Question['shownWhen']): FormContent {
  const questions = form.questions.map((one) => {
    if (one.id !== id) return one;
    const { shownWhen: _, ...always } = one;
    return shownWhen === undefined ? always : { ...always, shownWhen };
  });
  return { ...form, questions };
}

export function withoutQuestion(form: FormContent, id: string): FormContent {
  return { ...form, questions: form.questions.filter((one) => one.id !== id) };
}

/** One place up (−1) or down (1); at the end it stays. */
export function moved<T>(parts: readonly T[], index: number, by: 1 | -1): T[] {
  const to = index + by;
  const [here, there] = [parts[index], parts[to]];
  if (here === undefined || there === undefined) return [...parts];
  return parts.with(index, there).with(to, here);
}

/** A new code at the end. The code itself is made from its first wording, and stays when the wording changes. */
export function withCode(
  list: CodeListContent,
  label: string,
  versions: readonly ConfigurationVersion[],
): CodeListContent {
  const code = newCode(
    label,
    'code',
    usedIds(
      versions,
      list.items.map((one) => one.code),
    ),
  );
  const item: CodeItem = list.id === 'finding' ? { code, label, group: 'note' } : { code, label };
  return { ...list, items: [...list.items, item] };
}

export function withItem(list: CodeListContent, code: string, change: Partial<CodeItem>): CodeListContent {
  return { ...list, items: list.items.map((one) => (one.code === code ? { ...one, ...change } : one)) };
}

/** From this moment on it can't be chosen; undefined: it can again. */
export function withRetirement(
  list: CodeListContent,
  code: string,
  retiredAt: Instant | undefined,
): CodeListContent {
  const items = list.items.map((one) => {
    if (one.code !== code) return one;
    const { retiredAt: _, ...inForce } = one;
    return retiredAt === undefined ? inForce : { ...inForce, retiredAt };
  });
  return { ...list, items };
}

/** A code that was never published may go again. */
export function withoutCode(list: CodeListContent, code: string): CodeListContent {
  return { ...list, items: list.items.filter((one) => one.code !== code) };
}

/** Ids or codes of every version, and of the draft: none of them is given a second meaning. */
export function usedIds(
  versions: readonly ConfigurationVersion[],
  drafted: readonly string[],
): ReadonlySet<string> {
  const published = versions.flatMap((version) =>
    version.noun === 'form'
      ? version.body.questions.map(({ id }) => id)
      : version.body.items.map(({ code }) => code),
  );
  return new Set([...published, ...drafted]);
}

/** `"Lens clear?"` → `lens-clear`, or `lens-clear-2` where that was used. */
export function newCode(words: string, otherwise: string, used: ReadonlySet<string>): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-|-$/g, '');
  const stem = plain === '' ? otherwise : plain;
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? stem : `${stem}-${number}`;
    if (!used.has(code)) return code;
  }
}
