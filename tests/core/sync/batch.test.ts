import { expect, test } from 'vitest';
import { EventBatch } from '../../../contract/central-api.ts';
import { batchText, fitting } from '../../../electron/core/sync/batch.ts';

const row = (counter: number, body: string, clockAheadMs: number | null = null) => ({
  counter,
  at: 1000 + counter,
  clockAheadMs,
  body,
  subject: `s${counter}`,
  stumbles: 0,
});

test('the stored texts go out as they are, in a body that the contract takes', () => {
  const odd = '{"kind":"x","text":"\\ud800 =1+1 <b> \\u0000","n":1.50}';
  const text = batchText('desk "1"', [row(7, odd), row(8, '{"kind":"y"}', 259_200_000)]);
  expect(text).toContain(`"event":${odd}}`);
  expect(EventBatch.parse(JSON.parse(text))).toEqual({
    deviceId: 'desk "1"',
    events: [
      { counter: 7, at: 1007, event: { kind: 'x', text: '\ud800 =1+1 <b> \u0000', n: 1.5 } },
      { counter: 8, at: 1008, clockAheadMs: 259_200_000, event: { kind: 'y' } },
    ],
  });
});

test('a batch ends before it grows too large, but always holds one', () => {
  const rows = [row(1, 'x'.repeat(400)), row(2, 'Ł'.repeat(300)), row(3, 'x')];
  expect(fitting(rows, 2000)).toHaveLength(3);
  expect(fitting(rows, 1000)).toHaveLength(1);
  expect(fitting(rows, 10)).toHaveLength(1);
  expect(fitting([], 10)).toHaveLength(0);
});
