import { askedQuestions, type Form, type Question } from '../../../contract/nouns/form.ts';
import { currentForms, formOf } from '../catalogue/configuration.ts';
import type { ReadDb } from '../db/sql.ts';
import type { Look } from './looks.ts';
import { answerTo, type SheetItem } from './sheet.ts';

/** The forms that a sample's reviews were made with; each answer is read by the version under which it was given. */
export type UsedForms = {
  /** The versions in use, the newest first. */
  readonly all: readonly Form[];
  /** Each question once, in the newest words. */
  readonly questions: readonly Question[];
  /** Whether an answer to it can tell of a problem. */
  readonly canTell: (questionId: string) => boolean;
  readonly isBad: (item: SheetItem, questionId: string) => boolean;
  /** Asked in its review, and left open. */
  readonly isOpen: (item: SheetItem, questionId: string) => boolean;
  /** Answered, and with something other than "not applicable". */
  readonly isAnswered: (item: SheetItem, questionId: string) => boolean;
};

export const noForms: UsedForms = formsAmong([]);

/** Before there is a review, the current form. */
export function formsUsed(db: ReadDb, items: readonly SheetItem[]): UsedForms {
  const used = new Map<string, Form>();
  const keyOfLook = lookKeys();
  for (const { look, pair } of items) {
    for (const one of [look, pair.first, pair.second]) {
      if (one === null || used.has(keyOfLook(one))) continue;
      const form = formOf(db, one.formId, one.formVersion);
      if (form !== null) used.set(keyOf(form.id, form.version), form);
    }
  }
  return formsAmong(used.size > 0 ? [...used.values()] : currentForms(db).slice(0, 1));
}

/** What stands beside the method where not all reviews were made with one form; null: they were. */
export function formsText({ all }: UsedForms): string | null {
  if (all.length < 2) return null;
  const versions = all.map(({ title, version }) => `${title}, version ${version}`).toSorted();
  return `Reviews were made with ${versions.join('; ')}. Each answer is read by the version it was given under; a question is shown in its newest words.`;
}

function formsAmong(forms: readonly Form[]): UsedForms {
  const all = forms.toSorted((a, b) => b.version - a.version);
  const badIn = new Map(
    all.map((form) => [
      keyOf(form.id, form.version),
      new Map(form.questions.map(({ id, bad }) => [id, new Set<string>(bad)])),
    ]),
  );
  const questions = new Map<string, Question>();
  for (const question of all.flatMap((form) => form.questions))
    if (!questions.has(question.id)) questions.set(question.id, question);
  const keyOfLook = lookKeys();
  // Only where questions hang on the answers to others is each review looked at by itself: thousands are read at once.
  const askedIn = new Map(all.map((form) => [keyOf(form.id, form.version), askedOf(form)]));
  return {
    all,
    questions: [...questions.values()],
    canTell: (questionId) =>
      all.some((form) => form.questions.some(({ id, bad }) => id === questionId && bad.length > 0)),
    isBad: (item, questionId) =>
      item.look !== null &&
      (badIn
        .get(keyOfLook(item.look))
        ?.get(questionId)
        ?.has(answerTo(item, questionId) ?? '') ??
        false),
    isOpen: (item, questionId) =>
      item.look !== null &&
      answerTo(item, questionId) === null &&
      (askedIn.get(keyOfLook(item.look))?.(item.look).has(questionId) ?? false),
    isAnswered: (item, questionId) => {
      const answer = answerTo(item, questionId);
      return answer !== null && answer !== 'na';
    },
  };
}

/** What a form asks a reviewer. */
function askedOf(form: Form): (look: Look) => ReadonlySet<string> {
  const every = new Set(form.questions.map(({ id }) => id));
  if (form.questions.every(({ shownWhen }) => shownWhen === undefined)) return () => every;
  const asked = new Map<Look, ReadonlySet<string>>();
  return (look) => {
    const known = asked.get(look);
    if (known !== undefined) return known;
    const given = Object.entries(look.answers).map(([questionId, value]) => ({ questionId, value }));
    const ids = new Set(askedQuestions(form, given).map(({ id }) => id));
    asked.set(look, ids);
    return ids;
  };
}

/** Written once for each form version: it is asked for with every item and question. */
function lookKeys(): (look: Look) => string {
  const keys = new Map<string, Map<number, string>>();
  return ({ formId, formVersion }) => {
    const versions = keys.get(formId) ?? new Map<number, string>();
    let key = versions.get(formVersion);
    if (key === undefined) {
      key = keyOf(formId, formVersion);
      keys.set(formId, versions.set(formVersion, key));
    }
    return key;
  };
}

function keyOf(id: string, version: number): string {
  return `${version} ${id}`;
}
