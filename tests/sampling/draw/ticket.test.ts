import { expect, test } from 'vitest';
import { ticketOf } from '../../../sampling/draw/ticket.ts';
import { sha256 } from './made.ts';

/**
 * Public vectors for R. L. Rivest's sampler (SHA-256 of `seed,i` in UTF-8, modulo total, + 1), with duplicates.
 * Source: C. Jerdonek, "Test Cases for Rivest Sampling Algorithm", tests.json 0.2.0-alpha (BSD).
 */
test.each<[seed: string, total: number, expected: readonly number[]]>([
  ['1', 1000, [97, 89, 163]],
  ['0', 2, [1, 1, 2]],
  ['0', 1000, [905, 573, 160]],
  ['0000000000', 1000, [978, 359, 132]],
  ['999999999999999999999999', 1000, [544, 800, 654]],
  ['3546311556112163624615351222', 876, [740, 180, 264, 789, 238]],
  ['abcde', 1000, [247, 427, 157]],
  ['abc123', 1000, [455, 764, 629]],
  ['snowman: \u2603', 1000, [634, 56, 46]],
  ['\u{1F600}', 1000, [596, 415, 303, 11, 141]],
])('the tickets of seed %j agree with the public vectors for a total of %i', (seed, total, expected) => {
  const picked = expected.map((_, at) => {
    const ticket = ticketOf(sha256, seed, String(at + 1));
    return Number(BigInt(`0x${ticket}`) % BigInt(total)) + 1;
  });
  expect(picked).toEqual(expected);
});

test('the seed is a text: "007", "7" and "7 " draw differently', () => {
  const tickets = ['007', '7', '7 '].map((seed) => ticketOf(sha256, seed, 'X6033-0000001'));
  expect(new Set(tickets).size).toBe(3);
});
