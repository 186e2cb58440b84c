import { describe, expect, test } from 'vitest';
import { QueueRow } from '../../../contract/library-state.ts';
import { day } from '../../../contract/time.ts';
import { nextDue, type QueueFilter, rowsUnder } from '../../../renderer/queue/queue-store.ts';
import { dataLine, whenWord, whyText } from '../../../renderer/queue/row-words.ts';

const now = new Date(2026, 10, 22, 12).getTime();

type Change = {
  readonly id?: string;
  readonly duty?: Partial<QueueRow['duty']>;
  readonly video?: Partial<QueueRow['video']>;
  readonly hints?: readonly string[];
  readonly late?: number | null;
  readonly early?: number | null;
};

function row({
  id = 'd1',
  duty = {},
  video = {},
  hints = [],
  late = null,
  early = null,
}: Change = {}): QueueRow {
  return QueueRow.parse({
    duty: {
      id,
      videoId: 'v1',
      reviewerId: 'a1',
      kind: 'periodic',
      programme: 'Q4 draw',
      squadId: null,
      divisionId: null,
      dueAt: now + 39 * day,
      period: null,
      note: null,
      doneAt: null,
      ...duty,
    },
    video: {
      id: 'v1',
      title: 'AXON_1',
      incidentNumber: 'KC21-045512',
      officerName: 'Rosa Alvarez',
      badge: '4417',
      squadName: null,
      divisionName: null,
      unit: null,
      device: null,
      recordedAt: Date.UTC(2021, 6, 14, 12),
      zone: 'America/Chicago',
      durationMs: 588_000,
      classes: [],
      deletedAt: null,
      hasFootage: true,
      access: 'open',
      review: 'none',
      callType: 'Traffic stop',
      ...video,
    },
    timing: {
      dispatch: {
        id: 'x',
        eventNumber: 'P1',
        reportNumber: null,
        unit: null,
        officerId: null,
        squadId: null,
        divisionId: null,
        callType: 'Traffic stop',
        priority: null,
        urgent: false,
        selfInitiated: false,
        receivedAt: null,
        dispatchedAt: null,
        enRouteAt: null,
        arrivedAt: null,
        clearedAt: null,
        zone: 'America/Chicago',
        disposition: null,
        citation: null,
        cancelled: false,
        equipped: true,
      },
      startsAfterArrivalMs: late,
      startsAfterDispatchMs: null,
      endsBeforeClearMs: early,
    },
    hints,
  });
}

const rows = [
  row({ id: 'due' }),
  row({ id: 'later', video: { deletedAt: (now + 20 * day) as never } }),
  row({ id: 'sooner', video: { deletedAt: (now + 5 * day) as never, officerName: 'Karl Brandt' } }),
  row({ id: 'returned', duty: { kind: 'returned' } }),
  row({ id: 'second', duty: { kind: 'second' } }),
  row({ id: 'done', duty: { kind: 'second', doneAt: now as never } }),
];
const under = (filter: QueueFilter, text = '') =>
  rowsUnder(rows, filter, text, now).map(({ duty }) => duty.id);

describe('a filter shows its part of the queue', () => {
  test.each<[QueueFilter, readonly string[]]>([
    ['due', ['due', 'later', 'sooner', 'returned', 'second']],
    ['near-deletion', ['sooner', 'later']],
    ['returned', ['returned']],
    ['second', ['second']],
    ['done', ['done']],
  ])('%s', (filter, ids) => expect(under(filter)).toEqual(ids));
});

test.each([
  'brandt',
  'BRANDT karl',
  'kc21045512 brandt',
  '2021-07-14 brandt',
  '14 jul brandt',
  '4417 brandt',
])('text finds by name, badge, number and date, in any order (%s)', (text) => {
  expect(under('due', text)).toEqual(['sooner']);
});

test('next is the first that is not done', () => {
  expect(nextDue(rows.toReversed())?.duty.id).toBe('second');
  expect(nextDue([])).toBeNull();
});

describe('when', () => {
  test.each<[says: string, change: Change, word: ReturnType<typeof whenWord>]>([
    [
      'a deletion before the due day is loss',
      { video: { deletedAt: (now + 11 * day) as never } },
      { tone: 'loss', says: 'deleted in 11 d' },
    ],
    [
      'a deletion after the due day waits',
      { duty: { dueAt: (now + 3 * day) as never }, video: { deletedAt: (now + 11 * day) as never } },
      { tone: 'soon', says: 'due in 3 d' },
    ],
    ['a far day is plain', {}, { tone: 'plain', says: 'due in 39 d' }],
    [
      'a day that has passed is said',
      { duty: { dueAt: (now - 2 * day) as never } },
      { tone: 'over', says: 'overdue 2 d' },
    ],
    [
      'what is done is done',
      { duty: { doneAt: (now - 3 * day) as never } },
      { tone: 'done', says: 'done 3 d ago' },
    ],
  ])('%s', (_, change, word) => expect(whenWord(row(change), now)).toEqual(word));
});

describe('from the data', () => {
  test('late and early are shortened, the rest follows', () => {
    const line = dataLine(
      row({
        late: 57_000,
        early: 52_000,
        hints: ['Late start, 57 s after arrival', 'Early stop, 52 s before clear', 'No incident number'],
      }),
    );
    expect(line).toEqual({ kind: 'late', says: 'Late start 57 s, early stop 52 s, no incident number' });
  });

  test('a difference that the core does not find worth saying is not said', () => {
    expect(dataLine(row({ late: 4000, early: 3000 }))).toEqual({ kind: 'other', says: '' });
  });

  test('a second review is made without it', () => {
    expect(
      dataLine(row({ duty: { kind: 'second' }, late: 57_000, hints: ['Late start, 57 s after arrival'] })),
    ).toEqual({ kind: 'other', says: 'hidden until submitted' });
  });

  test('a returned one begins with what is asked', () => {
    expect(
      dataLine(row({ duty: { kind: 'returned', note: 'courtesy' }, hints: ['Muted at 12:04'] })).says,
    ).toBe('Asks: courtesy, muted at 12:04');
  });
});

test('why: the draw, or who wants it seen again', () => {
  expect(
    [row(), row({ duty: { kind: 'returned' } }), row({ duty: { kind: 'second' } })].map(whyText),
  ).toEqual(['Q4 draw', 'Returned', 'Second review']);
});
