import { expect, test } from 'vitest';
import { instant } from '../../contract/time.ts';
import { dispatchReader } from '../../mapping/dispatch-row.ts';
import { plainDispatch } from '../../mapping/meaning.ts';
import { tableOf } from '../../mapping/table.ts';

const header = Object.values(plainDispatch.columns).join(',');
const good = {
  event_number: 'J-34739-16',
  unit: '231B',
  officer_badge: '4417',
  call_type: 'Traffic stop',
  priority: '1',
  self_initiated: 'Y',
  received_at: '2026-07-14 22:41:00',
  dispatched_at: '2026-07-14 22:41:00',
  arrived_at: '2026-07-14 22:41:09',
  cleared_at: '2026-07-14 22:51:40',
  disposition: 'Citation 8841207',
};

function read(cells: Record<string, string>) {
  const line = header.split(',').map((name) => `"${(cells[name] ?? '').replaceAll('"', '""')}"`);
  const { headers, rows } = tableOf(`${header}\n${line.join(',')}\n`);
  const [row] = rows;
  if (row === undefined) throw new Error('no row');
  return dispatchReader(headers, plainDispatch, 'America/Chicago')(row);
}

const times = (row: ReturnType<typeof read>) =>
  'refused' in row ? row : { arrivedAt: row.arrivedAt, clearedAt: row.clearedAt, notes: row.notes };
const utc = (text: string) => instant(Date.parse(text));

test('spaces of every kind around a cell are taken off, and those within it are kept', () => {
  expect(
    read({ ...good, unit: '\t231B\u00a0', call_type: '\u3000Traffic stop', disposition: 'Söhne é' }),
  ).toMatchObject({ unit: '231B', callType: 'Traffic stop', disposition: 'Söhne é' });
});

test('a clean row is read as it stands, the spelling of its event number kept', () => {
  expect(read(good)).toEqual({
    line: 2,
    eventNumber: 'J-34739-16',
    reportNumber: null,
    unit: '231B',
    officerBadge: '4417',
    officerName: null,
    callType: 'Traffic stop',
    priority: '1',
    urgent: true,
    selfInitiated: true,
    receivedAt: utc('2026-07-15T03:41:00Z'),
    dispatchedAt: utc('2026-07-15T03:41:00Z'),
    enRouteAt: null,
    arrivedAt: utc('2026-07-15T03:41:09Z'),
    clearedAt: utc('2026-07-15T03:51:40Z'),
    zone: 'America/Chicago',
    disposition: 'Citation 8841207',
    citation: '8841207',
    cancelled: false,
    equipped: true,
    notes: [],
    oddities: {},
  });
});

test.each([
  ['a blank officer', { officer_badge: '' }, 'The officer is blank.'],
  ['a blank event number', { event_number: '' }, 'The event number is blank.'],
  ['an unknown zone', { time_zone: 'Chicago' }, '"Chicago" is not a known time zone.'],
  [
    'no time at all',
    { received_at: '', dispatched_at: '1900-01-01', arrived_at: '', cleared_at: 'soon' },
    'The row holds no time at all.',
  ],
])('a row with %s is refused', (_name, cells, refused) => {
  expect(read({ ...good, ...cells })).toMatchObject({ refused });
});

test('an arrival of 1900 is unknown', () => {
  expect(times(read({ ...good, arrived_at: '1900-01-01 00:00:00' }))).toEqual({
    arrivedAt: null,
    clearedAt: utc('2026-07-15T03:51:40Z'),
    notes: ['arrived_at: "1900-01-01 00:00:00" stands for an unknown time; left open.'],
  });
});

test('a call cleared before the arrival keeps the arrival and loses the clearing', () => {
  expect(times(read({ ...good, cleared_at: '2026-07-14 22:41:01' }))).toEqual({
    arrivedAt: utc('2026-07-15T03:41:09Z'),
    clearedAt: null,
    notes: ['It was cleared before it was begun; the clearing is left open.'],
  });
});

test('a time years away from the others is left open, and the others stand', () => {
  expect(times(read({ ...good, arrived_at: '2028-04-25 13:16:45' }))).toEqual({
    arrivedAt: null,
    clearedAt: utc('2026-07-15T03:51:40Z'),
    notes: ['The arrived time lies 651 days away from the others; left open.'],
  });
});

test('an arrival before the dispatch is kept and noted', () => {
  const row = read({ ...good, dispatched_at: '2026-07-14 22:41:30' });
  expect(times(row)).toMatchObject({ notes: ['The arrival lies before the dispatch; both are kept.'] });
});

test('in the hour that happens twice, a row goes on instead of back', () => {
  const night = {
    ...good,
    received_at: '2026-11-01 01:50:00',
    dispatched_at: '2026-11-01 01:55:00',
    arrived_at: '2026-11-01 01:05:00',
    cleared_at: '2026-11-01 01:20:00',
  };
  expect(times(read(night))).toMatchObject({
    arrivedAt: utc('2026-11-01T07:05:00Z'),
    clearedAt: utc('2026-11-01T07:20:00Z'),
  });
});

test.each([
  ['Citation 8841207', '8841207'],
  ['Summons issued: KC-99812', 'KC-99812'],
  ['Arrest', 'Arrest'],
  ['Cited and released', 'Cited and released'],
  ['Report taken', null],
  ['', null],
])('the disposition "%s" says what came of it: %s', (disposition, citation) => {
  expect(read({ ...good, disposition })).toMatchObject({ citation });
});

test('formulas and any Unicode stay as they are', () => {
  expect(read({ ...good, call_type: '=cmd|x', disposition: 'Über-Ōkubo <b>' })).toMatchObject({
    callType: '=cmd|x',
    disposition: 'Über-Ōkubo <b>',
  });
});
