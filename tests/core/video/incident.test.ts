import { expect, test } from 'vitest';
import { incidentKey, incidentTail } from '../../../electron/core/video/incident.ts';

test.each([
  ['KC26-045512', 'KC26045512', '045512'],
  ['kc26 045512', 'KC26045512', '045512'],
  ['J-34739-16', 'J3473916', '3473916'],
  ['J3473916', 'J3473916', '3473916'],
  ['2026/00017', '202600017', '00017'],
  ['16-34', '1634', '34'],
  ['ＫＣ２６－１２３', 'KC26123', '123'],
  ['Straße 7', 'STRASSE7', '7'],
  ['=SUM(A1:A9)', 'SUMA1A9', '9'],
  ['none', 'NONE', null],
  ['—', null, null],
  ['', null, null],
  [null, null, null],
])('%s is looked up as %s, and from its running number on as %s', (text, key, tail) => {
  expect(incidentKey(text)).toBe(key);
  expect(incidentTail(text)).toBe(tail);
});
