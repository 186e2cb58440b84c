import { expect, test } from 'vitest';
import { isReaction, pauseBefore, reactionFrom, trials } from '../../../renderer/reaction/reaction.ts';
import { reactionIn, reactionName } from '../../../renderer/reaction/reactionSetting.ts';

test('the middle of the presses counts, so that one lapse of attention does not', () => {
  const presses = [250, 240, 260, 1400, 245, 255, 235];
  expect(presses).toHaveLength(trials);
  expect(reactionFrom(presses)).toBe(250);
  expect(reactionFrom(presses.slice(1))).toBeNull();
});

test('a press before the light or long after it is no reaction', () => {
  expect([-1, 40, 250, 1500, 3000].map(isReaction)).toEqual([false, false, true, true, false]);
});

test('the signal never comes at once, and never later than three seconds', () => {
  expect([pauseBefore(0), pauseBefore(1)]).toEqual([900, 3000]);
});

test('what is kept is read back within bounds, and nonsense is none', () => {
  const kept = (text: string) => reactionIn({ kept: { [reactionName]: text } });
  expect([kept('250'), kept('-5'), kept('99999'), kept('soon'), reactionIn({ kept: {} })]).toEqual([
    250, 0, 2000, 0, 0,
  ]);
});
