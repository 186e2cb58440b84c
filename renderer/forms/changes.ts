import type { CodeItem } from '../../contract/nouns/account.ts';
import type { CodeListContent, Content, FormContent } from '../../contract/nouns/configuration.ts';
import type { Question } from '../../contract/nouns/form.ts';
import { meaningOf } from '../../contract/nouns/no-video.ts';
import { dateText, hereZone } from '../words/when.ts';
import { anyOf, explainWords, groupWords, kindWords, questionWords } from './form-words.ts';

/** One difference between two versions, as a sentence. */
export type Difference = { readonly what: 'added' | 'gone' | 'changed'; readonly says: string };

/** What the second says that the first doesn't, in the order in which it is read. Empty: they say the same. */
export function changesBetween(before: Content, after: Content): readonly Difference[] {
  if (before.noun === 'form' && after.noun === 'form') return formChanges(before.body, after.body);
  if (before.noun === 'code-list' && after.noun === 'code-list') return listChanges(before.body, after.body);
  return [];
}

function formChanges(before: FormContent, after: FormContent): readonly Difference[] {
  const found: Difference[] = [];
  if (before.title !== after.title)
    found.push(changed(`The title is “${after.title}”, no longer “${before.title}”.`));
  const [least, was] = [after.minimumWatchedPercent, before.minimumWatchedPercent];
  if (least !== was) found.push(changed(`${least} % of a video must be watched, no longer ${was} %.`));
  const old = new Map(before.questions.map((question) => [question.id, question]));
  const now = new Map(after.questions.map((question) => [question.id, question]));
  for (const question of before.questions)
    if (!now.has(question.id))
      found.push({ what: 'gone', says: `${questionWords(question)} is no longer asked.` });
  for (const question of after.questions) {
    const last = old.get(question.id);
    if (last === undefined)
      found.push({ what: 'added', says: `${questionWords(question)} is asked${wayOf(question, now)}.` });
    else found.push(...questionChanges(last, question, now).map(changed));
  }
  const stays = (id: string): boolean => old.has(id) && now.has(id);
  const places = movedFrom(
    before.questions.map(({ id }) => id).filter(stays),
    after.questions.map(({ id }) => id).filter(stays),
  );
  for (const id of places) found.push(changed(`${named(now, id)} has another place.`));
  return found;
}

function wayOf({ required, kind, shownWhen }: Question, all: ReadonlyMap<string, Question>): string {
  const when =
    shownWhen === undefined ? '' : `, after ${anyOf(shownWhen.is)} to ${named(all, shownWhen.questionId)}`;
  return `${required ? ', required' : ''}: ${kindWords[kind].toLowerCase()}${when}`;
}

function questionChanges(
  before: Question,
  after: Question,
  all: ReadonlyMap<string, Question>,
): readonly string[] {
  const name = questionWords(after);
  const condition = ({ shownWhen }: Question): string =>
    shownWhen === undefined
      ? 'always'
      : `after ${anyOf(shownWhen.is)} to ${named(all, shownWhen.questionId)}`;
  return [
    ...(before.text === after.text ? [] : [`${name} is the wording, no longer ${questionWords(before)}.`]),
    ...(before.kind === after.kind ? [] : [`${name} is answered by ${kindWords[after.kind].toLowerCase()}.`]),
    ...(before.required === after.required
      ? []
      : [`${name} is ${after.required ? 'now' : 'no longer'} required.`]),
    ...(before.group === after.group
      ? []
      : [`${name} stands under “${after.group}”, no longer “${before.group}”.`]),
    ...((before.help ?? '') === (after.help ?? '') ? [] : [`The explanation of ${name} is another one.`]),
    ...(isSame(before.bad, after.bad)
      ? []
      : [`${anyOf(after.bad)} to ${name} tells of a problem.`].map(capital)),
    ...(isSame(before.shownWhen, after.shownWhen) ? [] : [`${name} is asked ${condition(after)}.`]),
  ];
}

function listChanges(before: CodeListContent, after: CodeListContent): readonly Difference[] {
  const found: Difference[] = [];
  const old = new Map(before.items.map((item) => [item.code, item]));
  for (const item of after.items) {
    const last = old.get(item.code);
    if (last === undefined) found.push({ what: 'added', says: `“${item.label}” can be chosen.` });
    else found.push(...itemChanges(last, item));
  }
  const now = new Set(after.items.map(({ code }) => code));
  for (const { code, label } of before.items)
    if (!now.has(code)) found.push({ what: 'gone', says: `“${label}” is missing.` });
  const kept = (items: readonly CodeItem[]) =>
    items.map(({ code }) => code).filter((code) => old.has(code) && now.has(code));
  const labels = new Map(after.items.map(({ code, label }) => [code, label]));
  for (const code of movedFrom(kept(before.items), kept(after.items)))
    found.push(changed(`“${labels.get(code) ?? code}” has another place.`));
  return found;
}

function itemChanges(before: CodeItem, after: CodeItem): readonly Difference[] {
  const name = `“${after.label}”`;
  const { retiredAt } = after;
  return [
    ...(before.label === after.label
      ? []
      : [changed(`${name} is the wording, no longer “${before.label}”.`)]),
    ...(before.retiredAt === retiredAt
      ? []
      : [
          retiredAt === undefined
            ? changed(`${name} can be chosen again.`)
            : {
                what: 'gone' as const,
                says: `${name} can’t be chosen from ${dateText(retiredAt, hereZone())} on.`,
              },
        ]),
    ...((before.asksReason ?? false) === (after.asksReason ?? false)
      ? []
      : [changed(`${name} ${after.asksReason ? 'asks' : 'no longer asks'} whether a reason was heard.`)]),
    ...(before.group === after.group || after.group === undefined
      ? []
      : [changed(`${name} counts as ${groupWords[after.group].toLowerCase()}.`)]),
    ...meaningChanges(before, after).map(changed),
    ...((before.key ?? '') === (after.key ?? '')
      ? []
      : [changed(after.key === undefined ? `${name} has no key.` : `${name} has the key ${after.key}.`)]),
  ];
}

/** Codes of other lists mean nothing of the kind, before and after. */
function meaningChanges(before: CodeItem, after: CodeItem): readonly string[] {
  const name = `“${after.label}”`;
  const [old, now] = [meaningOf(before), meaningOf(after)];
  return [
    ...(old.explains === now.explains
      ? []
      : [`${name} is now “${explainWords[now.explains].toLowerCase()}”.`]),
    ...(old.needsNote === now.needsNote
      ? []
      : [`${name} ${now.needsNote ? 'needs' : 'no longer needs'} a note.`]),
    ...(old.againAfterDays === now.againAfterDays
      ? []
      : [
          now.againAfterDays === null
            ? `A call answered with ${name} is not due again.`
            : `A call answered with ${name} is due again after ${now.againAfterDays} days.`,
        ]),
  ];
}

/** Which of the same ids have left their place: all but the longest run that kept its order. */
function movedFrom(before: readonly string[], after: readonly string[]): readonly string[] {
  const placeOf = new Map(before.map((id, index) => [id, index]));
  const runs = after.map((id): readonly string[] => [id]);
  let longest: readonly string[] = [];
  for (const [index, id] of after.entries()) {
    for (const [earlier, other] of after.slice(0, index).entries()) {
      const run = runs[earlier] ?? [];
      if ((placeOf.get(other) ?? 0) < (placeOf.get(id) ?? 0) && run.length + 1 > (runs[index]?.length ?? 0))
        runs[index] = [...run, id];
    }
    if ((runs[index]?.length ?? 0) > longest.length) longest = runs[index] ?? [];
  }
  const kept = new Set(longest);
  return after.filter((id) => !kept.has(id));
}

function named(all: ReadonlyMap<string, Question>, id: string): string {
  const question = all.get(id);
  return question === undefined ? `“${id}”` : questionWords(question);
}

function changed(says: string): Difference {
  return { what: 'changed', says };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
