import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { freshVideo } from '../../support/reviewer.ts';
import { earlyStop, hold, lateStart, reviewOf } from './reviewAtDesk.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());
afterEach(() => vi.unstubAllGlobals());

const due = () => reviewOf(central, 'video-1-1-1');

/** The review of a video that nobody has looked at, opened and begun. */
async function fresh() {
  const opened = await reviewOf(central, await freshVideo(central));
  await opened.review.openFor({ purpose: 'audit' });
  return opened;
}

test('a tag is the picture that was on the glass when the key was pressed, hollow until the core has kept it', async () => {
  const { review, state, player, moment, weather } = await due();
  const letGo = hold(weather, /^POST .*findings$/);
  const tagged = review.tag(lateStart, moment());
  player.seconds = 99;
  const mark = { kind: 'late-start', mark: { startMs: 61_395, startFrame: { pts: 61_394_967 } } };
  expect(state()).toMatchObject({
    selected: tagged?.id,
    editing: tagged?.id,
    review: { findings: [{ sent: 'writing', finding: mark }] },
  });
  letGo();
  expect(await tagged?.kept).toBe(true);
  expect(state().review?.findings).toMatchObject([{ sent: 'kept', finding: { ...mark, id: tagged?.id } }]);
});

test('a tag that the disk has no room for is taken away and said so, and trying again keeps that very moment', async () => {
  const { review, state, player, weather, moment } = await due();
  const before = state().review?.findings.length ?? 0;
  weather.refuse = 'disk-full';
  player.seconds = 12.345;
  expect(await review.tag(earlyStop, moment())?.kept).toBe(false);
  expect(state()).toMatchObject({
    selected: null,
    editing: null,
    complaint: { what: 'Early stop at 00:00:12.345 was not kept.', problem: { code: 'disk-full' } },
  });
  expect(state().review?.findings).toHaveLength(before);
  weather.refuse = null;
  player.seconds = 50;
  state().complaint?.again?.();
  await vi.waitFor(() =>
    expect(state().review?.findings.find(({ finding }) => finding.kind === 'early-stop')).toMatchObject({
      sent: 'kept',
      finding: { mark: { startMs: 12_345 } },
    }),
  );
  expect(state().review?.findings).toHaveLength(before + 1);
});

test('what is said of a mark while it is being written follows it to the core', async () => {
  const { desk, review, state, weather, player, moment } = await fresh();
  const letGo = hold(weather, /^POST .*findings$/);
  player.seconds = 10;
  review.begin(lateStart, 'late', moment());
  const [running] = state().running;
  if (running === undefined) throw new Error('nothing runs');
  player.seconds = 12;
  review.end(running, moment());
  review.changeFinding(running.id, { reasonHeard: 'no' });
  review.changeFinding(running.id, { note: 'nothing was said' }, 60_000);
  const said = { reasonHeard: 'no', mark: { startMs: 10_000, endMs: 12_000 } };
  expect(state().review?.findings).toMatchObject([{ sent: 'writing', finding: said }]);
  letGo();
  expect(await review.flush()).toBe(true);
  const kept = await desk.get('review', { params: { id: state().review?.review.id ?? '' } });
  expect(kept.findings).toMatchObject([{ finding: { ...said, note: 'nothing was said' } }]);
  expect(state().review?.findings).toEqual(kept.findings);
});

test('a mark that was refused while its note was typed comes back with the note when it is tried again', async () => {
  const { review, state, weather, moment } = await fresh();
  await review.tag(earlyStop, moment())?.kept;
  weather.refuse = 'disk-full';
  const letGo = hold(weather, /findings$/);
  const tagged = review.tag(lateStart, moment());
  review.changeFinding(tagged?.id ?? '', { note: 'a first part' }, 60_000);
  letGo();
  expect(await tagged?.kept).toBe(false);
  expect(state().review?.findings).toMatchObject([{ sent: 'kept', finding: { kind: 'early-stop' } }]);
  expect(state().complaint?.what).toBe(
    'Late start at 00:01:01.395 was not kept. Trying again brings its note back.',
  );
  weather.refuse = null;
  state().complaint?.again?.();
  await vi.waitFor(() => expect(state().review?.findings).toHaveLength(2));
  expect(await review.flush()).toBe(true);
  expect(state()).toMatchObject({ editing: tagged?.id });
  expect(state().review?.findings.find(({ finding }) => finding.id === tagged?.id)).toMatchObject({
    sent: 'kept',
    finding: { note: 'a first part' },
  });
});

test('a mark whose answer was lost is tried again as the same mark, whatever was typed since', async () => {
  const { review, state, weather, moment } = await fresh();
  const { promise, reject } = Promise.withResolvers<never>();
  weather.held = { path: /^POST .*findings$/, until: promise };
  const tagged = review.tag(lateStart, moment());
  review.changeFinding(tagged?.id ?? '', { note: 'typed' }, 60_000);
  reject(new TypeError('the core went away'));
  expect(await tagged?.kept).toBe(false);
  expect(state().complaint?.problem.code).toBe('engine-away');
  weather.held = null;
  state().complaint?.again?.();
  await vi.waitFor(() =>
    expect(state().review?.findings).toMatchObject([{ sent: 'kept', finding: { note: 'typed' } }]),
  );
});

test('a mark can be taken back while it is being written; one that was refused leaves nothing to take back', async () => {
  const { desk, review, state, weather, moment } = await fresh();
  await review.tag(earlyStop, moment())?.kept;
  const letGo = hold(weather, /^POST .*findings$/);
  const tagged = review.tag(lateStart, moment());
  const undone = review.undo();
  letGo();
  expect([await tagged?.kept, await undone]).toEqual([true, 'late start at 00:01:01.395']);
  expect(state().review?.findings).toMatchObject([{ finding: { kind: 'early-stop' } }]);
  const kept = await desk.get('review', { params: { id: state().review?.review.id ?? '' } });
  expect(kept.findings).toEqual(state().review?.findings);

  weather.refuse = 'disk-full';
  await review.tag(lateStart, moment())?.kept;
  weather.refuse = null;
  expect(await review.undo()).toBe('early stop at 00:01:01.395');
});

test('how things stand is asked without taking away a mark that is being written, or one written meanwhile', async () => {
  const { review, state, weather, moment } = await fresh();
  const letGo = hold(weather, /^POST .*findings$/);
  const first = review.tag(lateStart, moment());
  await review.refresh();
  expect(state().review?.findings).toHaveLength(1);
  letGo();
  await first?.kept;

  const letRefreshGo = hold(weather, /^GET .*reviews/);
  const refreshing = review.refresh();
  await vi.waitFor(() => expect(weather.sent.at(-1)?.method).toBe('GET'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  await review.tag(earlyStop, moment())?.kept;
  letRefreshGo();
  await refreshing;
  expect(state().review?.findings.map(({ sent }) => sent)).toEqual(['kept', 'kept']);
});

test('a change is shown at once, and stays shown as not kept when the disk has no room for it', async () => {
  const { review, state, weather, moment } = await fresh();
  const { id = '' } = review.tag(lateStart, moment()) ?? {};
  await review.flush();
  weather.refuse = 'disk-full';
  review.changeFinding(id, { reasonHeard: 'no' });
  const changed = [{ sent: 'writing', finding: { reasonHeard: 'no' } }];
  expect(state().review?.findings).toMatchObject(changed);
  await vi.waitFor(() => expect(state().complaint?.what).toBe('The change to the finding was not kept yet.'));
  expect(state().review?.findings).toMatchObject(changed);
  weather.refuse = null;
  state().complaint?.again?.();
  expect(await review.flush()).toBe(true);
  expect(state().review?.findings).toMatchObject([{ sent: 'kept', finding: { reasonHeard: 'no' } }]);
});

test('changes to one finding do not overtake one another', async () => {
  const { review, state, moment } = await fresh();
  const { id = '' } = review.tag(lateStart, moment()) ?? {};
  review.changeFinding(id, { note: 'w' }, 100);
  review.changeFinding(id, { reasonHeard: 'no' });
  review.changeFinding(id, { note: 'what was seen' }, 100);
  expect(await review.flush()).toBe(true);
  expect(state().review?.findings[0]?.finding).toMatchObject({
    note: 'what was seen',
    reasonHeard: 'no',
    kind: 'late-start',
  });
});

test('a removed finding is gone, from the card too', async () => {
  const { review, state, moment } = await fresh();
  review.tag(lateStart, moment());
  await review.removeFinding(state().editing ?? '');
  expect(state()).toMatchObject({ editing: null, selected: null, review: { findings: [] } });
});

test('a tag is taken back and done again as the very same mark, and so is a change and a removal', async () => {
  const { desk, review, state, moment } = await fresh();
  const { id = '', kept: isKept } = review.tag(lateStart, moment()) ?? {};
  await isKept;
  const finding = () => state().review?.findings[0]?.finding;
  const tagged = finding();
  review.changeFinding(id, { reasonHeard: 'no' });
  await review.flush();
  expect(await review.undo()).toBe('a change to the mark at 00:01:01.395');
  expect(finding()).toMatchObject({ id, reasonHeard: null });
  expect(await review.undo()).toBe('late start at 00:01:01.395');
  expect(state().review?.findings).toEqual([]);
  expect(await review.undo()).toBeNull();
  expect(await review.redo()).toBe('late start at 00:01:01.395');
  expect(finding()).toMatchObject({ id, mark: tagged?.mark });
  expect(await review.redo()).toBe('a change to the mark at 00:01:01.395');
  expect(finding()).toMatchObject({ reasonHeard: 'no' });
  await review.removeFinding(id);
  expect(await review.undo()).toBe('removing the mark at 00:01:01.395');
  expect(finding()).toMatchObject({ id, reasonHeard: 'no' });
  review.changeFinding(id, { note: 'and a note' }, 60_000);
  for (const step of ['a change to the mark', 'late start'])
    expect(await review.undo()).toBe(`${step} at 00:01:01.395`);
  for (const step of ['late start', 'a change to the mark'])
    expect(await review.redo()).toBe(`${step} at 00:01:01.395`);
  // What the window shows is what the core has kept.
  const kept = await desk.get('review', { params: { id: state().review?.review.id ?? '' } });
  expect(kept.findings).toMatchObject([{ finding: { id, reasonHeard: 'no', note: 'and a note' } }]);
});

test('a range begun while playing is kept at once, and its end is added to the same mark', async () => {
  const { review, state, moment, player } = await fresh();
  player.seconds = 10;
  await review.begin(lateStart, 'late', moment())?.kept;
  expect(state()).toMatchObject({ editing: null, running: [{ group: 'late' }] });
  player.seconds = 12;
  await review.begin(earlyStop, 'early', moment())?.kept;
  player.seconds = 15.5;
  const [first] = state().running;
  if (first === undefined) throw new Error('nothing runs');
  review.end(first, moment());
  await review.flush();
  expect(state()).toMatchObject({ editing: first.id, running: [{ group: 'early' }] });
  expect(state().review?.findings.map(({ finding }) => [finding.mark.startMs, finding.mark.endMs])).toEqual([
    [10_000, 15_500],
    [12_000, null],
  ]);
});
