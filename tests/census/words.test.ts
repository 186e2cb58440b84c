import { expect, test } from 'vitest';
import { standardRules } from '../../census/rules.ts';
import { rulesInWords } from '../../census/words.ts';

test('the rules are said with their own lengths', () => {
  const says = rulesInWords({
    ...standardRules,
    lateStartAfterMs: 90_000,
    longestMs: 3_600_000,
    leastCommonMs: 0,
  });
  expect(says.join(' ')).toContain('(5 minutes where the officer began the contact)');
  expect(says.join(' ')).toContain('activated more than 1 minute 30 seconds after the arrival');
  expect(says.join(' ')).toContain('No call or recording is taken to last longer than 1 hour.');
  expect(says.join(' ')).toContain('They share at least 0 seconds');
});
