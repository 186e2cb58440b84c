import { expect, test } from 'vitest';
import type {
  MissingDetail,
  MissingFilter,
  MissingQueue,
  MissingRow,
} from '../../../contract/missing-state.ts';
import type { Outcome } from '../../../renderer/api/call.ts';
import {
  askedIn,
  filterFor,
  isNarrowed,
  queryFor,
} from '../../../renderer/dispatch/missing/missing-filter.ts';
import {
  answeredTogether,
  createMissingStore,
  type Said,
} from '../../../renderer/dispatch/missing/missing-store.ts';
import { effectText, rateText } from '../../../renderer/dispatch/missing/missing-words.ts';

const counts = { due: 3, urgent: 0, waiting: 0, explained: 0, unexplained: 0 };
const queueOf = (...ids: readonly string[]): MissingQueue => ({
  rows: ids.map((dispatchId) => ({ dispatchId, answer: null }) as unknown as MissingRow),
  total: ids.length,
  counts,
  rate: { expected: 10, without: ids.length },
  mayAnswer: true,
  isJudged: true,
});

/** A core with three open calls, of which those that are answered leave the list. */
function core() {
  let open = ['a', 'b', 'c'];
  const said: (Said & { readonly ids: string[] })[] = [];
  const asked: MissingFilter[] = [];
  let refuses = false;
  const store = createMissingStore({
    queue: (filter) => {
      asked.push(filter);
      return Promise.resolve({ ok: true, value: queueOf(...open) });
    },
    detail: (id) => Promise.resolve({ ok: true, value: { dispatch: { id } } as unknown as MissingDetail }),
    answer: ({ answers, ...rest }) => {
      const problem = { code: 'disk-full', title: 'The disk is full.' } as const;
      if (refuses) return Promise.resolve({ ok: false, problem } satisfies Outcome<never>);
      const ids = answers.map(({ dispatchId }) => dispatchId);
      said.push({ ...rest, ids });
      open = rest.code === null ? [...ids, ...open].toSorted() : open.filter((id) => !ids.includes(id));
      return Promise.resolve({ ok: true, value: { answers: [] } });
    },
  });
  const refuse = () => {
    refuses = true;
  };
  return { store, said, asked, refuse };
}
const shown = (store: ReturnType<typeof core>['store']) => {
  const { queue, currentId, detail } = store.getState();
  return [queue?.rows.map(({ dispatchId }) => dispatchId).join(''), currentId, detail?.dispatch.id ?? null];
};
const unexplained: Said = { code: 'unexplained', note: '', foundVideoId: null };

test('after an answer the next call is current, at the end of the list the last one', async () => {
  const { store } = core();
  await store.load();
  expect(shown(store)).toEqual(['abc', 'a', 'a']);
  store.stand(1);
  await store.answer(['b'], unexplained);
  expect(shown(store)).toEqual(['ac', 'c', 'c']);
  await store.answer(['c'], unexplained);
  expect(shown(store)).toEqual(['a', 'a', 'a']);
  await store.answer(['a'], unexplained);
  expect(shown(store)).toEqual(['', null, null]);
});

test('calls that were chosen are answered together, and the answer is taken back for all of them', async () => {
  const { store, said } = core();
  await store.load();
  store.toggle('a');
  store.toggle('c');
  expect(answeredTogether(store.getState())).toEqual(['a', 'c']);
  await store.answer(['a', 'c'], { ...unexplained, note: 'Radio log.' });
  expect(said).toEqual([{ ...unexplained, note: 'Radio log.', ids: ['a', 'c'] }]);
  expect(store.getState()).toMatchObject({ lastAnswered: ['a', 'c'], currentId: 'b' });
  expect(answeredTogether(store.getState())).toEqual(['b']);
  await store.answer(store.getState().lastAnswered, { ...unexplained, code: null });
  expect(shown(store)).toEqual(['abc', 'a', 'a']);
  expect(store.getState().lastAnswered).toEqual([]);
});

test('what the core refuses changes nothing on the screen, and the note that was typed stays', async () => {
  const { store, refuse } = core();
  await store.load();
  store.toggle('b');
  store.write('typed');
  refuse();
  expect(await store.answer(['b'], unexplained)).toMatchObject({ ok: false });
  expect(store.getState()).toMatchObject({ note: 'typed', currentId: 'a', isBusy: false });
  expect([...store.getState().chosen]).toEqual(['b']);
});

test('the note belongs to a call: another one begins without it', async () => {
  const { store } = core();
  await store.load();
  store.write('about a');
  store.stand(2);
  expect(store.getState().note).toBe('');
});

test('what is asked is in the address, and nonsense in it asks nothing', () => {
  const query = 'state=explained&officer=o1&unit=s1&urgent=yes&code=unexplained&from=5&to=9';
  expect(queryFor(askedIn(query))).toBe(query);
  expect(filterFor(askedIn(query))).toEqual({
    state: 'explained',
    officerId: 'o1',
    unitId: 's1',
    urgent: 'yes',
    code: 'unexplained',
    from: 5,
    to: 9,
  });
  expect(filterFor(askedIn('state=odd&urgent=no&from=yesterday'))).toEqual({ state: 'due' });
  expect(queryFor(askedIn(''))).toBe('');
  expect([isNarrowed(askedIn('state=all')), isNarrowed(askedIn('unit=s1'))]).toEqual([false, true]);
});

test('an answer says what it does to the rate, and the rate what is left out of it', () => {
  expect(effectText({ code: 'a', label: 'A', explains: 'recorded' })).toBe('leaves the rate');
  expect(effectText({ code: 'a', label: 'A' })).toBe('stays in the rate');
  expect(effectText({ code: 'a', label: 'A', againAfterDays: 3 })).toBe('due again in 3 days');
  const queue = { ...queueOf('a', 'b'), counts: { ...counts, explained: 1 } };
  expect(rateText(queue)).toBe(
    '2 of 10 calls that should have a recording have none, 20 %. 1 explained call left out.',
  );
  expect(rateText({ ...queue, rate: { expected: 0, without: 0 } })).toBe(
    'No call here should have a recording.',
  );
});
