import { expect, test } from 'vitest';
import { codeLists } from '../../central/defaults/codeLists.ts';
import { videoReviewForm } from '../../central/defaults/form.ts';
import { faultsOf } from '../../contract/configuration-rules.ts';
import type { CodeList } from '../../contract/nouns/account.ts';
import { type ConfigurationVersion, Content, contentOf } from '../../contract/nouns/configuration.ts';
import { askedQuestions, type Form, openRequired, type Question } from '../../contract/nouns/form.ts';
import { instant } from '../../contract/time.ts';

const question = (id: string, change: Partial<Question> = {}): Question => ({
  id,
  group: 'Recording',
  text: `Wording of ${id}`,
  kind: 'yes-no-na',
  bad: ['no'],
  required: false,
  fact: null,
  ...change,
});
const formOf = (questions: readonly Question[], change: Partial<Form> = {}): Form => ({
  id: 'f',
  version: 1,
  title: 'A form',
  minimumWatchedPercent: 0,
  questions: [...questions],
  ...change,
});
const asForm = (body: Form): ConfigurationVersion => ({ noun: 'form', body });
const asList = (body: CodeList): ConfigurationVersion => ({ noun: 'code-list', body });
const says = (version: ConfigurationVersion, ...earlier: readonly ConfigurationVersion[]) =>
  faultsOf(contentOf(version), earlier).map((fault) => fault.says);
const list = (items: CodeList['items'], version = 1): CodeList => ({ id: 'outcome', version, items });

test('what a central starts with may be published', () => {
  expect(says(asForm(videoReviewForm), asForm(videoReviewForm))).toEqual([]);
  for (const one of codeLists) expect(says(asList(one), asList(one))).toEqual([]);
});

test('a form has a title, at least one question, and a share between 0 and 100 %', () => {
  expect(says(asForm(formOf([], { title: ' ' })))).toEqual([
    'The form has no title.',
    'The form has no question.',
  ]);
  for (const minimumWatchedPercent of [-1, 101, 0.5])
    expect(Content.safeParse(asForm(formOf([question('a')], { minimumWatchedPercent }))).success).toBe(false);
});

test('a question has a wording and a heading of its own', () => {
  const faults = says(
    asForm(
      formOf([
        question('a', { text: ' Lens  clear ' }),
        question('b', { text: 'lens clear' }),
        question('c', { text: '  ' }),
        question('d', { group: '' }),
        question('a'),
      ]),
    ),
  );
  expect(faults).toEqual([
    '“lens clear” is asked twice.',
    'A question has no wording.',
    '“Wording of d” stands under no heading.',
    'Two questions have the id “a”.',
  ]);
});

test('an id is never used again with another meaning', () => {
  const first = asForm(formOf([question('a'), question('b')]));
  const second = asForm(formOf([question('a')], { version: 2 }));
  const other = (change: Partial<Question>) => asForm(formOf([question('a'), question('b', change)]));
  expect(says(other({}), first, second)).toEqual([]);
  expect(says(other({ text: 'Something else' }), first)).toEqual([]);
  expect(says(other({ text: 'Something else' }), first, second)).toEqual([
    'The id “b” belonged to “Wording of b”, which was taken out. Add a new question.',
  ]);
  expect(says(other({ kind: 'scale-5', bad: ['1'] }), first)).toEqual([
    '“Wording of b” had another kind of answer in an earlier version. Take it out and add a new question.',
  ]);
});

test('a problem is one of the question’s own answers', () => {
  expect(says(asForm(formOf([question('a', { kind: 'count', bad: ['no'] })])))).toEqual([
    '“no” is no answer to “Wording of a”.',
  ]);
});

test('a question depends on an earlier one, and on an answer that can be given', () => {
  const after = (shownWhen: NonNullable<Question['shownWhen']>, required = false) =>
    says(
      asForm(
        formOf([
          question('a'),
          question('n', { kind: 'count', bad: [] }),
          question('b', { shownWhen, required }),
          question('z'),
        ]),
      ),
    );
  expect(after({ questionId: 'a', is: ['no', 'na'] }, true)).toEqual([]);
  for (const questionId of ['z', 'b', 'gone'])
    expect(after({ questionId, is: ['no'] })).toEqual([
      "“Wording of b” depends on a question that doesn't come before it in this form.",
    ]);
  expect(after({ questionId: 'n', is: ['1'] })).toEqual([
    '“Wording of b” depends on “Wording of n”, which asks for a number.',
  ]);
  expect(after({ questionId: 'a', is: [] })).toEqual([
    '“Wording of b” would never be asked: no answer to “Wording of a” opens it.',
  ]);
  expect(after({ questionId: 'a', is: ['unclear'] })).toEqual([
    '“Wording of b” waits for “unclear”, which is no answer to “Wording of a”.',
  ]);
});

test('a code is retired, never deleted, and counts as what it always counted', () => {
  const first = asList(
    list([
      { code: 'a', label: 'A', group: 'late' },
      { code: 'b', label: 'B' },
    ]),
  );
  const second = asList(list([{ code: 'b', label: 'B' }], 2));
  expect(says(second, first)).toEqual(['The code “a” is missing. A code is retired, never deleted.']);
  const retired = { code: 'a', label: 'A', group: 'late' as const, retiredAt: instant(5) };
  expect(says(asList(list([retired, { code: 'b', label: 'B' }], 2)), first)).toEqual([]);
  expect(
    says(
      asList(
        list(
          [
            { code: 'a', label: 'A', group: 'note' },
            { code: 'b', label: 'B' },
          ],
          2,
        ),
      ),
      first,
    ),
  ).toEqual(['“A” counted as something else in an earlier version. Retire it and add a new code.']);
});

test('what an answer to a missing recording explains stays, also where an older list did not say it', () => {
  const noVideo = (item: object, version = 1): CodeList => ({
    id: 'no-video',
    version,
    items: [{ code: 'not-equipped', label: 'Not equipped', ...item }],
  });
  const after = (item: object, before: object) => says(asList(noVideo(item, 2)), asList(noVideo(before)));
  expect(after({ explains: 'not-expected' }, {})).toEqual([]);
  expect(after({ explains: 'not-expected', needsNote: true }, { explains: 'not-expected' })).toEqual([]);
  for (const before of [{}, { explains: 'recorded' }])
    expect(after({ explains: 'nothing' }, before)).toEqual([
      '“Not equipped” counted as something else in an earlier version. Retire it and add a new code.',
    ]);
});

test('codes have wordings of their own, and one is left to choose', () => {
  const retiredAt = instant(5);
  expect(
    says(
      asList(
        list([
          { code: 'a', label: ' ' },
          { code: 'b', label: 'B' },
          { code: 'c', label: 'b' },
        ]),
      ),
    ),
  ).toEqual(['The code “a” has no wording.', '“b” is there twice.']);
  expect(
    says(
      asList(
        list([
          { code: 'b', label: 'B', retiredAt },
          { code: 'c', label: 'B' },
        ]),
      ),
    ),
  ).toEqual([]);
  expect(says(asList(list([{ code: 'b', label: 'B', retiredAt }])))).toEqual([
    'No code of this list would be left to choose.',
  ]);
});

test('a question is asked where its condition holds, and a required one is due only then', () => {
  const form = formOf([
    question('a', { required: true }),
    question('b', { required: true, shownWhen: { questionId: 'a', is: ['no'] } }),
    question('c', { required: true, shownWhen: { questionId: 'b', is: ['yes'] } }),
  ]);
  const ids = (questions: readonly Question[]) => questions.map(({ id }) => id);
  const answer = (questionId: string, value: string) => ({ questionId, value });
  expect(ids(askedQuestions(form, []))).toEqual(['a']);
  expect(ids(askedQuestions(form, [answer('a', 'no'), answer('b', 'yes')]))).toEqual(['a', 'b', 'c']);
  expect(ids(openRequired(form, [answer('a', 'no')]))).toEqual(['b']);
  // What was answered to “b” before it was hidden opens nothing.
  expect(ids(askedQuestions(form, [answer('a', 'yes'), answer('b', 'yes')]))).toEqual(['a']);
  expect(openRequired(form, [answer('a', 'yes')])).toEqual([]);
});
