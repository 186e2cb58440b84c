import type { deskApi } from '../../contract/desk-api.ts';
import type { Given } from '../../contract/line.ts';
import { findingBody } from '../support/reviewing.ts';
import type { Action } from './actions.ts';
import { spareVideos } from './house.ts';
import { type SaidFinding, say } from './ledger.ts';
import type { Station } from './station.ts';
import type { World } from './world.ts';

type On<K extends Action['do']> = Extract<Action, { do: K }>;

/** Lets one action happen. */
export async function act(world: World, action: Action): Promise<void> {
  switch (action.do) {
    case 'open':
      return open(world, action);
    case 'mark':
      return mark(world, action);
    case 'unmark':
      return unmark(world, action);
    case 'note':
      return withDesk(world, action.desk, async (station) => {
        const id = reviewId(action.review);
        await station.call('changeReview', { params: { id }, body: { note: `note ${world.next()}` } });
      });
    case 'submit':
      return submit(world, action);
    case 'reclassify':
      return withDesk(world, action.desk, async (station) => {
        const body = { id: `wish-${world.next()}`, to: action.to, reason: 'as seen', reference: null };
        await station.call('reclassify', { params: { id: reviewId(action.review) }, body });
      });
    case 'answer-missing':
      return answerMissing(world, action);
    case 'decide':
      return withDesk(world, action.desk, async (station) => {
        const sync = await station.call('sync');
        const first = sync.came === 'value' ? sync.value.conflicts[0] : undefined;
        if (first !== undefined)
          await station.call('settleConflict', {
            params: { counter: String(first.counter) },
            body: { keep: action.keep },
          });
      });
    case 'second-person':
      return withDesk(world, action.desk, async (station) => {
        const came = await station.call('waitingRequests');
        const first =
          came.came === 'value' ? came.value.waiting.find(({ mayDecide }) => mayDecide) : undefined;
        if (first === undefined) return;
        const body = { decision: action.decision, note: `word ${world.next()}` };
        await station.call('decideRequest', { params: { id: first.request.id }, body });
      });
    case 'send-again':
      return withDesk(world, action.desk, async (station) => {
        const sync = await station.call('sync');
        const first = sync.came === 'value' ? sync.value.tray[0] : undefined;
        if (first !== undefined)
          await station.call('retryRefused', { params: { counter: String(first.counter) } });
      });
    case 'ask':
      return withDesk(world, action.desk, async (station) => void (await station.call('syncNow')));
    case 'sign-in':
      return withDesk(world, action.desk, async (station) => void (await station.signIn()));
    default:
      return happen(world, action);
  }
}

async function happen(world: World, action: Exclude<Action, On<'open' | 'mark'>>): Promise<void> {
  const { clock, roads, stations, held, house, met } = world;
  switch (action.do) {
    case 'time':
      return clock.advance(action.ms);
    case 'meets':
      return roads[action.desk]?.next(action.path, action.trouble);
    case 'partition':
      return roads[action.desk]?.cutOff(action.isCutOff);
    case 'arrive': {
      const [late] = held.splice(action.which % Math.max(1, held.length), 1);
      await late?.arrive().catch(() => undefined);
      return;
    }
    case 'end': {
      const name = action.how === 'power' ? 'desk: power cut' : 'desk: killed';
      const where = action.statements === 0 ? ' between two acts' : ' at a statement';
      return stations[action.desk]?.end(action.how, action.statements, () => met(`${name}${where}`));
    }
    case 'quit':
      return stations[action.desk]?.quit();
    case 'disk':
      return stations[action.desk]?.fillDisk(action.isFull, () =>
        met('desk: a statement finds the disk full'),
      );
    case 'skew':
      met('desk: clock set ahead or back');
      return stations[action.desk]?.skew(action.ms);
    case 'central-trips':
      return house.trip(action.how, action.statements, () =>
        met(`central: ${action.how === 'dies' ? 'dies' : 'fails'} at a statement`),
      );
    case 'central-restarts':
      met('central: started anew');
      return house.restart();
    case 'backup':
      return house.backup();
    case 'restore':
      met('central: put back from a backup');
      return house.restore();
    case 'desk-backup':
      return backUp(world, action.desk);
    case 'desk-restore':
      return putBack(world, action.desk);
    case 'central-upgrade':
      world.ages.central = 'newer';
      return house.restart();
    case 'desk-upgrade':
      return upgrade(world, action.desk);
    default:
  }
}

async function backUp({ stations, ledger }: World, desk: number): Promise<void> {
  const station = stations[desk];
  await station?.quit();
  station?.backup();
  for (const finding of ledger.findings.values())
    if (finding.desk === desk) finding.atBackup = finding.ever.length - 1;
  for (const review of ledger.reviews.values()) if (review.desk === desk) review.isBackedUp = true;
  for (const answer of ledger.answers.values()) if (answer.desk === desk) answer.isBackedUp = true;
}

/** What was said since the backup may be at the central or gone with the old disk. */
async function putBack({ stations, ledger, met }: World, desk: number): Promise<void> {
  const station = stations[desk];
  await station?.quit();
  if (station?.restore() !== true) return;
  met('desk: put back from a backup');
  for (const finding of ledger.findings.values())
    if (finding.desk === desk)
      finding.allowed = new Set([...finding.allowed, ...finding.ever.slice(finding.atBackup)]);
  for (const answer of ledger.answers.values())
    if (answer.desk === desk && answer.isBackedUp !== true) answer.isSure = false;
  for (const review of ledger.reviews.values()) {
    if (review.submittedBy.has(desk)) review.submitted = 'maybe';
    if (review.desk === desk && !review.isBackedUp) review.mayBeMissing = true;
  }
}

/** Whoever installs the newer desk closes the older one first. */
export async function upgrade({ stations, ages }: World, desk: number): Promise<void> {
  if (ages.desks[desk] !== 'older') return;
  await stations[desk]?.quit();
  ages.desks[desk] = 'newer';
}

/** A desk that is down is started by whoever wants to work at it. */
async function withDesk(
  world: World,
  desk: number,
  work: (station: Station) => Promise<void>,
): Promise<void> {
  const station = world.stations[desk];
  if (station === undefined) return;
  if (!station.isUp()) station.start();
  if (!station.isOpen()) await station.signIn();
  if (station.isOpen()) await work(station);
}

export const reviewId = (review: number): string => `review-${review}`;

function open(world: World, { desk, review }: On<'open'>): Promise<void> {
  return withDesk(world, desk, async (station) => {
    const id = reviewId(review);
    // Each review is begun on one machine; the others may go on with it once they know of it.
    if (review % world.plan.desks !== desk || world.ledger.reviews.has(id)) return;
    // Two people look at the same video, so that they can wish different things of it.
    const videoId = spareVideos[world.plan.desks === 3 ? review % 2 : review] ?? '';
    const body: Given<typeof deskApi.openReview>['body'] = { id, videoId, dutyId: null, purpose: 'periodic' };
    const came = await station.call('openReview', { body });
    if (came.came !== 'problem')
      world.ledger.reviews.set(id, {
        id,
        desk,
        submitted: 'no',
        submittedBy: new Set(),
        isBackedUp: false,
        mayBeMissing: false,
      });
    if (came.came === 'cut') world.ledger.reviews.delete(id);
  });
}

function mark(world: World, { desk, review, finding }: On<'mark'>): Promise<void> {
  return withDesk(world, desk, async (station) => {
    const id = reviewId(review);
    const entry = entryOf(world, desk, review, finding);
    const words = `words ${world.next()}`;
    const { id: findingId, ...content } = findingBody(entry.id, finding * 1000, { note: words });
    const added = await station.call('addFinding', { params: { id }, body: { id: findingId, ...content } });
    const isThere = added.came === 'problem' && added.problem.code === 'id-reused';
    const came = isThere
      ? await station.call('changeFinding', { params: { id, findingId }, body: content })
      : added;
    if (came.came !== 'problem') say(entry, words, came.came === 'value');
  });
}

function unmark(world: World, { desk, review, finding }: On<'unmark'>): Promise<void> {
  return withDesk(world, desk, async (station) => {
    const entry = entryOf(world, desk, review, finding);
    const came = await station.call('removeFinding', {
      params: { id: reviewId(review), findingId: entry.id },
    });
    if (came.came !== 'problem') say(entry, null, came.came === 'value');
  });
}

function submit(world: World, { desk, review }: On<'submit'>): Promise<void> {
  return withDesk(world, desk, async (station) => {
    const id = reviewId(review);
    for (const questionId of ['started-before-contact', 'recorded-to-end'])
      await station.call('answer', {
        params: { id, questionId },
        body: { value: 'yes', atMs: null, note: null, hint: null },
      });
    await station.call('changeReview', { params: { id }, body: { outcome: 'no-issue' } });
    const came = await station.call('submit', { params: { id } });
    const entry = world.ledger.reviews.get(id);
    if (came.came === 'problem' || entry === undefined) return;
    entry.submitted = came.came === 'value' || entry.submitted === 'yes' ? 'yes' : 'maybe';
    entry.submittedBy.add(desk);
  });
}

function answerMissing(world: World, { desk, call, code }: On<'answer-missing'>): Promise<void> {
  return withDesk(world, desk, async (station) => {
    const dispatchId = calls[call] ?? '';
    const id = `answer-${desk}-${world.next()}`;
    const body = { answers: [{ id, dispatchId }], code, note: `note of ${id}`, foundVideoId: null };
    const came = await station.call('answerMissing', { body });
    if (came.came !== 'problem')
      world.ledger.answers.set(id, { id, desk, dispatchId, isSure: came.came === 'value' });
  });
}

/** Of the squad whose sergeants these are. */
const calls = ['dispatch-1-1-1', 'dispatch-1-2-1'];

/** A finding is its machine's: nobody else changes it. */
function entryOf({ ledger }: World, desk: number, review: number, finding: number): SaidFinding {
  const id = `finding-${desk}-${review}-${finding}`;
  const known = ledger.findings.get(id);
  if (known !== undefined) return known;
  const fresh: SaidFinding = {
    id,
    review: reviewId(review),
    desk,
    ever: [null],
    allowed: new Set([null]),
    atBackup: 0,
  };
  ledger.findings.set(id, fresh);
  return fresh;
}
