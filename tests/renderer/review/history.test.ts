import { expect, test } from 'vitest';
import { createHistory } from '../../../renderer/review/history.ts';

function counting() {
  let now = 0;
  const done: string[] = [];
  const history = createHistory(() => now);
  const step = (name: string, subject = name) => ({
    subject,
    says: name,
    undo: () => Promise.resolve(done.push(`undo ${name}`) > 0),
    redo: () => Promise.resolve(done.push(`redo ${name}`) > 0),
  });
  return { history, step, done, wait: (by: number) => (now += by) };
}

test('steps are taken back newest first, and a new one ends what could be done again', async () => {
  const { history, step, done } = counting();
  history.note(step('a'));
  history.note(step('b'));
  expect([await history.undo(), await history.undo(), await history.undo()]).toEqual(['b', 'a', null]);
  expect(await history.redo()).toBe('a');
  history.note(step('c'));
  expect(await history.redo()).toBeNull();
  expect(done).toEqual(['undo b', 'undo a', 'redo a']);
});

test('a run of small changes to one mark is one step; a pause or another mark ends the run', async () => {
  const { history, step, done, wait } = counting();
  for (const name of ['1', '2', '3']) {
    history.note(step(name, 'mark'), 'change');
    wait(200);
  }
  wait(2000);
  history.note(step('4', 'mark'), 'change');
  history.note(step('5', 'other'), 'change');
  for (const _ of '12345') await history.undo();
  expect(done).toEqual(['undo 5', 'undo 4', 'undo 1']);
  await history.redo();
  expect(done.at(-1)).toBe('redo 3');
});

test('a step that could not be taken back stays, and a key held down does not take it back twice', async () => {
  const { history } = counting();
  let finish: (done: boolean) => void = () => {};
  history.note({
    subject: 'x',
    says: 'x',
    undo: () => new Promise((resolve) => (finish = resolve)),
    redo: () => Promise.resolve(true),
  });
  const first = history.undo();
  expect(await history.undo()).toBeNull();
  finish(false);
  expect(await first).toBeNull();
  const again = history.undo();
  finish(true);
  expect(await again).toBe('x');
});
