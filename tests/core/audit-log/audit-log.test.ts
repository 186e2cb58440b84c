import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Video } from '../../../contract/nouns/video.ts';
import { entriesAfter, sha256 } from '../../../electron/core/audit-log/entries.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import {
  completeReview,
  findingBody,
  freshVideo,
  openBody,
  quiet,
  reviewerAt,
} from '../../support/reviewer.ts';
import { backAtWork, inItsFile, logOf, refuseToWrite, worked } from './forging.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

test('what is done is written down with it, and the central signs for it', async () => {
  const { desk } = await worked(central);
  const { entries, countersigned, trouble } = await logOf(desk);
  expect(trouble).toBeNull();
  expect(countersigned?.no).toBe(entries);
  const acts = await inItsFile(desk, (db) => entriesAfter(db.read, 0, 100).map(({ act }) => act));
  expect(acts).toEqual(['signed-in', 'review-kept', 'finding-kept']);
});

test('a mark that can’t be written down isn’t made', async () => {
  const { desk, id } = await worked(central);
  await inItsFile(desk, (db) => refuseToWrite(db, 'finding-kept'));
  const back = await backAtWork(desk);
  const outcome = await back.call('addFinding', { params: { id }, body: findingBody(`${id}-g`, 2000) });
  expect(outcome.problem).not.toBeNull();
  expect((await back.get('review', { params: { id } })).findings.map(({ finding }) => finding.id)).toEqual([
    `${id}-f`,
  ]);
});

test('the log itself holds nothing that somebody typed', async () => {
  const desk = await reviewerAt(central);
  const videoId = await freshVideo(central);
  await quiet(desk);
  await desk.get('openReview', { body: openBody('typed', videoId) });
  await desk.get('addFinding', {
    params: { id: 'typed' },
    body: findingBody('typed-f', 1000, { note: 'Smelled of ether' }),
  });
  const texts = await inItsFile(desk, (db) => entriesAfter(db.read, 0, 100).map(({ about }) => about));
  expect(texts.join()).not.toContain('ether');
  expect(texts.join()).toContain('typed-f');
});

test('a review from beginning to submission leaves its trace in order, with the hash of what was sent', async () => {
  const desk = await reviewerAt(central);
  const videoId = await freshVideo(central);
  await quiet(desk);
  await desk.get('openReview', { body: openBody('whole', videoId) });
  await completeReview(desk, 'whole');
  await desk.get('submit', { params: { id: 'whole' } });
  await quiet(desk);
  const { entries, sent } = await inItsFile(desk, (db) => ({
    entries: entriesAfter(db.read, 0, 100),
    sent: db.read.column(sql<[], string>('sent', "SELECT body FROM outbox WHERE kind = 'review-submitted'")),
  }));
  expect(entries.map(({ act }) => act)).toEqual([
    'signed-in',
    'review-kept',
    'answer-kept',
    'answer-kept',
    'review-submitted',
  ]);
  const about = { item: 'whole', review: 'whole', video: videoId, sha256: sha256(sent.join()) };
  expect(JSON.parse(entries.at(-1)?.about ?? '')).toEqual(about);
});

test('footage is opened only when it can be written down who watched it', async () => {
  const bytes = new Uint8Array([0, 0, 0, 8, 102, 116, 121, 112]);
  const media: Video['media'] = {
    kind: 'progressive',
    mime: 'video/mp4',
    sizeBytes: bytes.length,
    videoCodec: null,
    audioCodec: null,
    width: 1,
    height: 1,
    rotation: 0,
    sha256: '0'.repeat(64),
    playedSha256: null,
  };
  const videoId = await freshVideo(central, { media });
  await central.addFootage(videoId, bytes);
  const desk = await reviewerAt(central);
  await desk.get('playback', { params: { id: videoId }, body: { reason: { purpose: 'training' } } });
  await inItsFile(desk, (db) => {
    expect(entriesAfter(db.read, 1, 9)).toMatchObject([{ act: 'footage-granted' }]);
    refuseToWrite(db, 'footage-granted');
  });
  const back = await backAtWork(desk);
  const outcome = await back.call('playback', {
    params: { id: videoId },
    body: { reason: { purpose: 'training' } },
  });
  expect(outcome.problem?.code).toBe('log-unwritable');
});
