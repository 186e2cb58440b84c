import { expect, test } from 'vitest';
import { videoReviewForm } from '../../../central/defaults/form.ts';
import { type Content, contentOf, type FormContent } from '../../../contract/nouns/configuration.ts';
import { day, instant } from '../../../contract/time.ts';
import { changesBetween } from '../../../renderer/forms/changes.ts';
import {
  moved,
  withChange,
  withCondition,
  withoutQuestion,
  withQuestion,
} from '../../../renderer/forms/edit.ts';

const before = contentOf({ noun: 'form', body: videoReviewForm });
const form = before.body as FormContent;
const says = (body: FormContent) => changesBetween(before, { noun: 'form', body }).map((one) => one.says);

test('the same says nothing', () => {
  expect(changesBetween(before, before)).toEqual([]);
});

test('each difference is one sentence', () => {
  expect(says({ ...form, title: 'Tour', minimumWatchedPercent: 50 })).toEqual([
    'The title is “Tour”, no longer “Video review”.',
    '50 % of a video must be watched, no longer 30 %.',
  ]);
  expect(says(withoutQuestion(form, 'courtesy'))).toEqual(['“Courtesy” is no longer asked.']);
  const added = withQuestion(form, 'Battery charged', []);
  const asked = withCondition(withChange(added, 'battery-charged', { required: true }), 'battery-charged', {
    questionId: 'full-buffer',
    is: ['no', 'na'],
  });
  expect(says(asked)).toEqual([
    '“Battery charged” is asked, required: yes, no, not applicable, after no or not applicable to “Full buffer present”.',
  ]);
  const change = {
    text: 'Politeness',
    required: true,
    group: 'Manners',
    help: 'To everybody.',
    bad: ['no', 'na'],
  };
  expect(says(withChange(form, 'courtesy', change))).toEqual([
    '“Politeness” is the wording, no longer “Courtesy”.',
    '“Politeness” is now required.',
    '“Politeness” stands under “Manners”, no longer “Conduct”.',
    'The explanation of “Politeness” is another one.',
    'No or not applicable to “Politeness” tells of a problem.',
  ]);
  const conditional = withCondition(form, 'courtesy', { questionId: 'notice-given', is: ['no'] });
  expect(says(conditional)).toEqual(['“Courtesy” is asked after no to “Recording notice given”.']);
});

test('one question that moved is one difference, however many others it passed', () => {
  let questions = form.questions;
  for (let index = 0; index < 5; index += 1) questions = moved(questions, index, 1);
  expect(says({ ...form, questions })).toEqual(['“Full buffer present” has another place.']);
});

test('of a list: new, retired, renamed, brought back', () => {
  const list = (items: Extract<Content, { noun: 'code-list' }>['body']['items']): Content => ({
    noun: 'code-list',
    body: { id: 'outcome', items },
  });
  const retiredAt = instant(20_000 * day);
  const first = list([
    { code: 'a', label: 'A' },
    { code: 'b', label: 'B' },
    { code: 'c', label: 'C', retiredAt },
  ]);
  const second = list([
    { code: 'a', label: 'A', retiredAt },
    { code: 'b', label: 'Bee' },
    { code: 'c', label: 'C' },
    { code: 'd', label: 'D' },
  ]);
  expect(changesBetween(first, second)).toEqual([
    { what: 'gone', says: expect.stringMatching(/^“A” can’t be chosen from \d+ Oct 2024 on\.$/) },
    { what: 'changed', says: '“Bee” is the wording, no longer “B”.' },
    { what: 'changed', says: '“C” can be chosen again.' },
    { what: 'added', says: '“D” can be chosen.' },
  ]);
});
