import type { WorkPaper } from '../../../../contract/nouns/sample.ts';
import type { PaperBody } from '../../../../contract/paper.ts';
import type { DrawResults, Rate } from '../../../../contract/results-state.ts';
import type { KeptEntry } from '../../../../contract/sample-state.ts';
import { instant } from '../../../../contract/time.ts';
import { forStrangers } from '../../../../electron/core/draw/record.ts';
import { auditOf } from '../../../central/events/drawn.ts';
import { accounts } from '../../../support/department.ts';

/** A small paper for tables, whose results a test may change. */
export function madeBody(change: Partial<DrawResults> = {}): PaperBody {
  const { committed, record } = auditOf('tables');
  return {
    format: 'second-watch-work-paper',
    formatVersion: 1,
    plan: committed.plan,
    record: forStrangers(record),
    items: [],
    forms: [],
    results: {
      design: 'estimate',
      warnings: [],
      confidence: 0.95,
      counts: { sample: 60, reviewed: 60, unavailable: 0, missing: 0, outOfFrame: 0, toDo: 0 },
      concludes: 'Seven of sixty.',
      method: 'Exact.',
      rates: [],
      agreement: [],
      disagreements: [],
      strata: [],
      ...change,
    },
  };
}

export const madeRate: Rate = {
  count: 7,
  of: 60,
  share: 7 / 60,
  interval: { low: 0.05, high: 0.22 },
  intervals: {
    wilson: { low: 0.06, high: 0.21 },
    exact: { low: 0.05, high: 0.22 },
    atLeast: 0.055,
    atMost: 0.2,
  },
  ifUnavailable: { low: 7 / 60, high: 7 / 60 },
  says: null,
};

export function madeEntry(change: Partial<KeptEntry> = {}): KeptEntry {
  const { id, name, role } = accounts.investigator;
  return {
    id: 'entry-1',
    drawId: 'tables',
    paperSha: 'a'.repeat(64),
    kind: 'sign-off',
    authorId: id,
    author: name,
    role,
    at: instant(1_700_000_000_000),
    note: '',
    signature: 'c2ln',
    publicKey: 'a2V5',
    sent: 'accepted',
    ...change,
  };
}

export const madePaper: WorkPaper = {
  id: 'paper-1',
  drawId: 'tables',
  body: '{}',
  sha256: 'a'.repeat(64),
  signature: 'c2ln',
  publicKey: 'a2V5',
  signedBy: accounts.auditor.name,
  signedById: accounts.auditor.id,
  signedAt: instant(1_600_000_000_000),
};
