import { createStore } from 'zustand/vanilla';
import { deskApi } from '../../contract/desk-api.ts';
import type { Queue, QueueRow } from '../../contract/library-state.ts';
import { day } from '../../contract/time.ts';
import { type CallProblem, call, type Outcome } from '../api/call.ts';
import { oneAtATime } from '../api/one-at-a-time.ts';

export type QueueFilter = 'due' | 'near-deletion' | 'returned' | 'second' | 'done';

export type QueueState = {
  readonly queue: Queue | null;
  readonly problem: CallProblem | null;
  readonly filter: QueueFilter;
  readonly text: string;
  /** The duty that is current in the list: it stays current when rows come and go. */
  readonly dutyId: string | null;
};

export type QueueStore = ReturnType<typeof createQueueStore>;

/** How close a deletion has to be to count as near. */
export const nearDeletionDays = 30;

export function createQueueStore(ask: () => Promise<Outcome<Queue>> = () => call(deskApi.queue)) {
  const store = createStore<QueueState>(() => ({
    queue: null,
    problem: null,
    filter: 'due',
    text: '',
    dutyId: null,
  }));
  return {
    ...store,
    /** Asks again. What is shown stays until the answer is here. */
    load: oneAtATime(async () => {
      const outcome = await ask();
      if (outcome.ok) store.setState({ queue: outcome.value, problem: null });
      else store.setState({ problem: outcome.problem });
    }),
    choose: (filter: QueueFilter): void => store.setState({ filter, dutyId: null }),
    find: (text: string): void => store.setState({ text, dutyId: null }),
    stand: (dutyId: string | null): void => store.setState({ dutyId }),
  };
}

/** The rows under a filter and a text, in the order of the queue; those near deletion by what goes first. */
export function rowsUnder(
  rows: readonly QueueRow[],
  filter: QueueFilter,
  text: string,
  now: number,
): readonly QueueRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (row) => isUnder(row, filter, now) && words.every((word) => wordsOf(row).includes(word)),
  );
  const soonest = (row: QueueRow) => row.video.deletedAt ?? Number.POSITIVE_INFINITY;
  return filter === 'near-deletion' ? found.sort((a, b) => soonest(a) - soonest(b)) : found;
}

export function isUnder({ duty, video }: QueueRow, filter: QueueFilter, now: number): boolean {
  if (filter === 'done') return duty.doneAt !== null;
  if (duty.doneAt !== null) return false;
  switch (filter) {
    case 'due':
      return true;
    case 'near-deletion':
      return video.deletedAt !== null && video.deletedAt - now <= nearDeletionDays * day;
    case 'returned':
    case 'second':
      return duty.kind === filter;
  }
}

/** The first one that is still owed. */
export function nextDue(rows: readonly QueueRow[]): QueueRow | null {
  return rows.find(({ duty }) => duty.doneAt === null) ?? null;
}

/** The videos of these duties that can be opened with footage: what is still owed, each once. */
export function expectedNext(
  rows: readonly QueueRow[],
  dutyIds: readonly (string | null | undefined)[],
): readonly string[] {
  const found = dutyIds.flatMap((id) => rows.find(({ duty }) => duty.id === id) ?? []);
  const playable = found.filter(({ duty, video }) => duty.doneAt === null && video.hasFootage);
  return [...new Set(playable.map(({ video }) => video.id))];
}

function wordsOf({ duty, video }: QueueRow): string {
  const { officerName, badge, incidentNumber, callType, title, unit, recordedAt } = video;
  const date = new Date(recordedAt).toISOString().slice(0, 10);
  const month = monthNames.format(recordedAt);
  return [
    officerName,
    badge,
    incidentNumber,
    incidentNumber?.replace(/[^\p{L}\p{N}]/gu, ''),
    callType,
    title,
    unit,
    duty.programme,
    date,
    month,
  ]
    .join(' ')
    .toLowerCase();
}

const monthNames = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
