import { generateKeyPairSync, sign } from 'node:crypto';
import { commitTo, drawnFrom } from '../../../central/draws/make.ts';
import { digestOf } from '../../../central/events/canonical.ts';
import type { CommittedPlan, DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import {
  type Adjudication,
  type PaperEntry,
  paperEntryText,
  type SampleItem,
  type WorkPaper,
} from '../../../contract/nouns/sample.ts';
import { day, instant, ms } from '../../../contract/time.ts';
import { type AccountName, accounts, departmentNow, videos } from '../../support/department.ts';

/** What an auditor's desk sends of an audit; each part can be changed for a test. */
const at = departmentNow;

export function planOf(change: Partial<Plan> & Pick<Plan, 'id'>): Plan {
  return {
    name: 'Recorded in full',
    aim: 'Whether recordings cover the whole contact, for the chief.',
    query: {
      kind: 'videos',
      from: instant(at - 30 * day),
      to: at,
      unitIds: [],
      classes: [],
      minLengthMs: ms(0),
    },
    strata: ['division'],
    watches: [],
    zone: 'America/Chicago',
    size: { method: 'fixed', confidence: 0.95, size: 6 },
    allocation: { rule: 'equal', minimum: 0, expectedByStratum: {}, spares: 2 },
    secondReview: { share: 0, reviewerId: null },
    createdBy: accounts.auditor.name,
    createdById: accounts.auditor.id,
    createdAt: at,
    ...change,
  };
}

/** The department's own videos by division, as `[real-world id, division]`. */
export const ownFrame: readonly (readonly [string, string])[] = videos
  .filter(({ access }) => access !== 'restricted')
  .map(({ vendorId, divisionId }) => [vendorId, divisionId ?? '']);

export type Audit = {
  readonly committed: CommittedPlan;
  readonly record: DrawRecord;
  /** The whole frame at other sizes, for what an extension would add. */
  readonly larger: (sample: number, spares: number) => DrawRecord;
};

/** A plan that is committed to, and the draw of it: `sample` and `spares` of each stratum. */
export function auditOf(
  id: string,
  change: Partial<Plan> = {},
  {
    frame = ownFrame,
    sample = 2,
    spares = 2,
    seed = '4 6 1 1 5 2 3',
  }: {
    readonly frame?: readonly (readonly [string, string])[];
    readonly sample?: number;
    readonly spares?: number;
    readonly seed?: string;
  } = {},
): Audit {
  const plan = planOf({ id: `plan-${id}`, ...change });
  const strata = [...new Set(frame.map(([, stratum]) => stratum))];
  const made = (sampleNow: number, sparesNow: number) => {
    const committed = commitTo(
      frame.map(([item, stratum]) => ({ id: item, stratum })),
      strata.map((key) => ({ key, sample: sampleNow, spares: sparesNow })),
      {
        planId: plan.id,
        planName: plan.name,
        attempt: 1,
        redrawReason: null,
        committedBy: plan.createdBy,
        query: plan.query,
        at,
      },
    );
    if (!committed.ok) throw new Error(JSON.stringify(committed.problem));
    const drawn = {
      id,
      seed,
      seedOrigin: { kind: 'dice', says: seed },
      seedEnteredAt: at,
      drawnBy: plan.createdBy,
    } as const;
    return { committed: committed.value, record: drawnFrom(committed.value, drawn, new Map()) };
  };
  const { committed, record } = made(sample, spares);
  return {
    committed: { drawId: id, plan, commitment: committed.commitment, sha256: committed.sha256 },
    record,
    larger: (more, standing) => made(more, standing).record,
  };
}

export const committing = (committed: CommittedPlan) => ({ kind: 'plan-committed', committed }) as const;
export const drawing = (record: DrawRecord) => ({ kind: 'draw-made', record }) as const;

export function keeping(change: Partial<SampleItem> & Pick<SampleItem, 'drawId' | 'itemId'>) {
  const item: SampleItem = {
    id: `${change.drawId}/${change.itemId}`,
    state: 'unavailable',
    reason: 'corrupt',
    note: '',
    reviewId: null,
    videoId: null,
    by: 'whoever the desk says',
    at,
    ...change,
  };
  return { kind: 'sample-item-kept', item } as const;
}

export function adjudicating(change: Partial<Adjudication> & Pick<Adjudication, 'drawId' | 'itemId'>) {
  const adjudication: Adjudication = {
    id: `${change.drawId}/${change.itemId}/started-before-contact`,
    questionId: 'started-before-contact',
    first: 'no',
    second: 'yes',
    decided: 'yes',
    note: 'The door opens at 00:31.',
    by: 'whoever the desk says',
    at,
    ...change,
  };
  return { kind: 'adjudication-kept', adjudication } as const;
}

/** A paper signed with a key of its own. */
export function signing(drawId: string, change: Partial<WorkPaper> = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const body = JSON.stringify({ drawId, concludes: 'None was bad. “ä” 🚓' });
  const paper: WorkPaper = {
    id: `paper-${drawId}`,
    drawId,
    body,
    sha256: digestOf(body),
    signature: sign(null, Buffer.from(body), privateKey).toString('base64'),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    signedBy: accounts.auditor.name,
    signedById: accounts.auditor.id,
    signedAt: at,
    ...change,
  };
  return { kind: 'paper-signed', paper } as const;
}

/** An entry to a signed paper by one of the department's people, signed with a key of its own. */
export function addingTo(paper: WorkPaper, who: AccountName, change: Partial<PaperEntry> = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { id, name, role } = accounts[who];
  const entry: PaperEntry = {
    id: `${paper.id}-${who}`,
    drawId: paper.drawId,
    paperSha: paper.sha256,
    kind: 'sign-off',
    authorId: id,
    author: name,
    role,
    at,
    note: '',
    signature: '',
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    ...change,
  };
  const signature = sign(null, Buffer.from(paperEntryText(entry)), privateKey).toString('base64');
  return {
    kind: 'paper-entry-added',
    entry: { ...entry, signature: change.signature ?? signature },
  } as const;
}
