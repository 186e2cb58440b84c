import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Form } from '../../contract/nouns/form.ts';
import type { Plan } from '../../contract/nouns/plan.ts';
import { isRefusal } from '../../contract/problem.ts';
import { day, instant, ms } from '../../contract/time.ts';
import { configurationTakers } from '../../electron/core/catalogue/configuration.ts';
import { openDatabase } from '../../electron/core/db/open.ts';
import type { DeskDb } from '../../electron/core/db/sql.ts';
import { noteLook } from '../../electron/core/results/looks.ts';
import { resultsOfDraw } from '../../electron/core/results/results.ts';
import { sampleTakers } from '../../electron/core/sample/published.ts';
import { commitmentTo, strataOf } from '../../sampling/draw/commitment.ts';
import { drawing } from '../../sampling/draw/draw.ts';
import { checking } from '../../sampling/draw/frame.ts';
import { secondReviewOf } from '../../sampling/draw/secondReview.ts';
import { inOneGo } from '../../sampling/draw/steps.ts';
import { fine, sha256 } from '../sampling/draw/made.ts';
import { codeLists } from '../support/department.ts';
import { reviewOf } from '../support/reviews.ts';
import { type Bench, figure, percentile } from './figure.ts';

const strata = 8;
const perStratum = 625;
const questions = 20;
const rounds = 20;

/** Results of a sample of 5,000 items in 8 strata, 20 questions, a tenth reviewed twice, out of an encrypted database. */
export const results: Bench = {
  name: 'results',
  run: async (say) => {
    const folder = mkdtempSync(join(tmpdir(), 'sw-results-'));
    const db = openDatabase({
      file: join(folder, 'a.desk'),
      key: 'cd'.repeat(32),
      log: () => {},
      written: () => {},
    });
    if (isRefusal(db)) throw new Error(db.refused);
    const count = fill(db);
    say(`a sample of ${count} items is there`);
    const times = Array.from({ length: rounds }, () => {
      const startedAt = performance.now();
      const found = resultsOfDraw(db.read, 'draw-1');
      if (found?.counts.reviewed !== count) throw new Error('the results are not of this sample');
      return performance.now() - startedAt;
    });
    db.close();
    rmSync(folder, { recursive: true });
    return [
      figure('results of 5,000 items, first time', times[0] ?? Number.NaN, 'ms', { most: 100 }),
      figure('results of 5,000 items, p95', percentile(times, 0.95), 'ms', { most: 100 }),
    ];
  },
};

function fill(db: DeskDb): number {
  const items = Array.from({ length: strata * perStratum * 4 }, (_, at) => ({
    id: `CAM-${String(at).padStart(7, '0')}`,
    stratum: `Division ${at % strata}`,
  }));
  const frame = fine(inOneGo(checking(items)));
  const sizes = [...frame.populations.keys()].map((key) => ({ key, sample: perStratum, spares: 0 }));
  const committed = fine(strataOf(frame, sizes));
  const at = instant(Date.UTC(2026, 10, 1));
  const seed = '4 2 6 1 1 3';
  const commitment = commitmentTo(frame, sha256('frame'), committed, {
    planId: plan.id,
    planName: plan.name,
    attempt: 1,
    redrawReason: null,
    query: plan.query,
    askedAt: at,
    committedBy: 'S. Ek',
    committedAt: at,
  });
  const record = {
    format: 'second-watch-draw',
    formatVersion: 1,
    id: 'draw-1',
    commitment,
    commitmentSha256: sha256('commitment'),
    seed,
    seedOrigin: { kind: 'dice', says: '' },
    seedEnteredAt: at,
    drawnBy: 'S. Ek',
    items: inOneGo(drawing(frame, committed, seed, sha256)),
    extensions: [],
    replacements: [],
    otherDraws: [],
  };
  const ids = record.items.map(({ id }) => id);
  const twice = new Set(secondReviewOf(ids, seed, 0.1, sha256));
  db.write('fill', (write) => {
    const takers = sampleTakers(write, 1);
    const configuration = configurationTakers(write, 1);
    configuration.form.put('form', form, JSON.stringify(form));
    for (const list of codeLists) configuration['code-list'].put(list.id, list, JSON.stringify(list));
    takers.draw.put('draw-1', record as never, JSON.stringify(record));
    const plannedAs = { drawId: 'draw-1', plan, commitment, sha256: sha256('commitment') };
    takers['committed-plan'].put('draw-1', plannedAs as never, JSON.stringify(plannedAs));
    for (const [n, itemId] of ids.entries()) {
      const item = {
        id: `draw-1/${n}`,
        drawId: 'draw-1',
        itemId,
        state: 'reviewed',
        reason: null,
        note: '',
        reviewId: `review-${n}`,
        videoId: null,
        by: 'S. Ek',
        at,
      };
      takers['sample-item'].put(item.id, item as never, JSON.stringify(item));
      look(n, itemId, 'audit');
      if (twice.has(itemId)) look(n, itemId, 'second-review');
    }

    function look(n: number, itemId: string, purpose: 'audit' | 'second-review'): void {
      const isSecond = purpose === 'second-review';
      const review = reviewOf({
        id: `${purpose}-${n}`,
        purpose,
        formId: form.id,
        formVersion: 1,
        state: 'submitted',
        sample: { drawId: 'draw-1', itemId },
      });
      const answers = form.questions.map(({ id }, at_) => ({
        questionId: id,
        value: (n * 7 + at_ * 3 + (isSecond ? 1 : 0)) % 11 === 0 ? 'no' : 'yes',
        atMs: null,
        note: null,
        answeredAt: at,
        hint: null,
      }));
      const findings = n % 6 === 0 ? [{ kind: n % 12 === 0 ? 'late-start' : 'early-stop' }] : [];
      noteLook(write, { review, answers, findings: findings as never }, 'published');
    }
  });
  return ids.length;
}

const form: Form = {
  id: 'audit',
  version: 1,
  title: 'Audit',
  minimumWatchedPercent: 0,
  questions: Array.from({ length: questions }, (_, n) => ({
    id: `question-${n}`,
    group: 'Recording',
    text: `Question ${n}`,
    kind: 'yes-no-na',
    bad: ['no'],
    required: true,
    fact: null,
  })),
};

const plan: Plan = {
  id: 'plan-1',
  name: 'A large audit',
  aim: '',
  query: {
    kind: 'videos',
    from: instant(Date.UTC(2026, 0, 1)),
    to: instant(Date.UTC(2026, 0, 1) + 300 * day),
    unitIds: [],
    classes: [],
    minLengthMs: ms(0),
  },
  strata: ['division'],
  watches: [],
  zone: 'America/Chicago',
  size: { method: 'tolerable', confidence: 0.95, tolerable: 0.2, expected: 0.1 },
  allocation: { rule: 'proportional', minimum: 0, expectedByStratum: {}, spares: 0 },
  secondReview: { share: 0.1, reviewerId: 'account-dunn' },
  createdBy: 'S. Ek',
  createdById: 'account-ek',
  createdAt: instant(Date.UTC(2026, 10, 1)),
};
