import type { Account, CodeList } from '../../contract/nouns/account.ts';
import type { Classification } from '../../contract/nouns/classification.ts';
import type { Dispatch } from '../../contract/nouns/dispatch.ts';
import type { Form } from '../../contract/nouns/form.ts';
import type { Officer, Unit } from '../../contract/nouns/officer.ts';
import type { Duty } from '../../contract/nouns/review.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { day, hour, instant, minute, ms, second } from '../../contract/time.ts';

/**
 * The smallest department that has everything: two squads in two divisions, two officers each, three videos of each
 * officer, a dispatch for each video. Video `video-1-1-1` is the first of the first officer of squad 1; it starts late.
 * `video-1-2-3` is closed, `video-2-2-3` restricted.
 */
export const departmentNow = instant(Date.UTC(2026, 10, 2, 15, 0));

/** Everybody's password. */
export const password = 'correct horse battery staple';

const account = (id: string, name: string, role: Account['role'], scope: Account['scope']): Account => ({
  id: `account-${id}`,
  username: id,
  name,
  rank: role === 'sergeant' ? 'Sergeant' : null,
  role,
  scope,
});

export const accounts = {
  sergeant: account('alvarez', 'M. Alvarez', 'sergeant', { kind: 'squad', squadId: 'squad-1' }),
  otherSergeant: account('brandt', 'K. Brandt', 'sergeant', { kind: 'squad', squadId: 'squad-2' }),
  captain: account('castell', 'R. Castell', 'sergeant', { kind: 'division', divisionId: 'division-1' }),
  investigator: account('dunn', 'P. Dunn', 'investigator', { kind: 'department' }),
  auditor: account('ek', 'S. Ek', 'auditor', { kind: 'department' }),
  administrator: account('frey', 'L. Frey', 'administrator', { kind: 'department' }),
} as const;

export type AccountName = keyof typeof accounts;

const squads = [1, 2] as const;

export const units: readonly Unit[] = squads.flatMap((n): readonly Unit[] => [
  { id: `division-${n}`, kind: 'division', name: `Division ${n}`, divisionId: null },
  { id: `squad-${n}`, kind: 'squad', name: `Squad ${n}`, divisionId: `division-${n}` },
]);

export const officers: readonly Officer[] = squads.flatMap((squad) =>
  squads.map((n) => ({
    id: `officer-${squad}-${n}`,
    badge: `${squad}${n}07`,
    name: ['J. Whitfield', 'T. Okafor', 'A. Lindqvist', 'D. Romero'][squad * 2 + n - 3] ?? '',
    rank: 'Officer',
    squadId: `squad-${squad}`,
    divisionId: `division-${squad}`,
    equipped: true,
  })),
);

const clipLength = 5 * minute;
const buffer = 30 * second;

export const videos: readonly Video[] = officers.flatMap((officer) =>
  [1, 2, 3].map((n) => video(officer, n)),
);

function video(officer: Officer, n: number): Video {
  const [, squad = '', person = ''] = officer.id.split('-');
  const recordedAt = departmentNow - Number(`${squad}${person}`) * hour - n * day;
  return {
    id: `video-${squad}-${person}-${n}`,
    vendorId: `CAM-${squad}${person}${n}`,
    title: `${officer.badge} clip ${n}`,
    incidentNumber: `KC26-0${squad}${person}${n}12`,
    officerId: officer.id,
    squadId: officer.squadId,
    divisionId: officer.divisionId,
    unit: `${squad}${person}2`,
    device: `BWC-${officer.badge}`,
    model: 'Bodycam 3',
    recordedAt: instant(recordedAt),
    activatedAt: instant(recordedAt + buffer),
    endedAt: instant(recordedAt + clipLength),
    zone: 'America/Chicago',
    durationMs: ms(clipLength),
    bufferHasAudio: false,
    muted: [],
    activationReason: 'button',
    deactivationReason: 'button',
    uploadedAt: instant(recordedAt + 6 * hour),
    dockedAt: instant(recordedAt + 5 * hour),
    classes: [{ code: 'non-evidence', source: 'default', setBy: null, setAt: null }],
    deletedAt: instant(recordedAt + 180 * day),
    hold: null,
    caseNumber: null,
    access: accessOf(`${squad}-${person}-${n}`),
    accessBasis: null,
    media: null,
    part: null,
    relatedIds: [],
  };
}

function accessOf(place: string): Video['access'] {
  if (place === '1-2-3') return 'closed';
  return place === '2-2-3' ? 'restricted' : 'open';
}

/** Each video's dispatch; the first clip of every officer begins 57 seconds after arrival. */
export const dispatches: readonly Dispatch[] = videos.map((clip, at) => {
  const lead = clip.id.endsWith('-1') ? 57 * second : -20 * second;
  const arrivedAt = instant(clip.recordedAt + buffer - lead);
  return {
    id: clip.id.replace('video', 'dispatch'),
    eventNumber: clip.incidentNumber ?? '',
    reportNumber: null,
    unit: clip.unit,
    officerId: clip.officerId,
    squadId: clip.squadId,
    divisionId: clip.divisionId,
    callType: at % 2 === 0 ? 'Traffic stop' : 'Disturbance',
    priority: '2',
    urgent: at % 3 === 0,
    selfInitiated: false,
    receivedAt: instant(arrivedAt - 6 * minute),
    dispatchedAt: instant(arrivedAt - 4 * minute),
    enRouteAt: instant(arrivedAt - 3 * minute),
    arrivedAt,
    clearedAt: clip.endedAt,
    zone: clip.zone,
    disposition: at % 2 === 0 ? 'Citation issued' : 'No report',
    citation: at % 2 === 0 ? `T${1000 + at}` : null,
    cancelled: false,
    equipped: true,
  };
});

/** Each sergeant owes a review of the first clip of each officer. */
export const duties: readonly Duty[] = videos
  .filter(({ id }) => id.endsWith('-1'))
  .map((clip) => ({
    id: clip.id.replace('video', 'duty'),
    videoId: clip.id,
    reviewerId: clip.squadId === 'squad-1' ? accounts.sergeant.id : accounts.otherSergeant.id,
    kind: 'periodic',
    programme: 'Q4 draw',
    squadId: clip.squadId,
    divisionId: clip.divisionId,
    dueAt: instant(departmentNow + 20 * day),
    period: {
      name: 'Q4 2026',
      startsAt: instant(departmentNow - 32 * day),
      endsAt: instant(departmentNow + 60 * day),
    },
    note: null,
    doneAt: null,
  }));

export const form: Form = {
  id: 'tour-review',
  version: 1,
  title: 'Tour review',
  minimumWatchedPercent: 0,
  questions: [
    question('started-before-contact', 'Started before contact', 'yes-no-na', true, 'start'),
    question('recorded-to-end', 'Recorded to the end of contact', 'yes-no-na', true, 'end'),
    question('picture-quality', 'Picture quality', 'scale-5', false, null),
    question('units-on-scene', 'Other units on scene', 'count', false, null),
  ],
};

function question(
  id: string,
  text: string,
  kind: Form['questions'][number]['kind'],
  required: boolean,
  fact: Form['questions'][number]['fact'],
): Form['questions'][number] {
  const bad = kind === 'yes-no-na' ? ['no'] : [];
  return { id, group: 'Recording', text, kind, bad, required, fact };
}

export const classifications: readonly Classification[] = [
  { code: 'unclassified', label: 'Unclassified', retentionDays: null, version: 1 },
  { code: 'non-evidence', label: 'Non-evidence', retentionDays: 180, version: 1 },
  { code: 'misdemeanor-citation', label: 'Misdemeanor, citation, summons', retentionDays: 1095, version: 1 },
  { code: 'training', label: 'Training', retentionDays: 90, version: 1 },
];

const list = (id: CodeList['id'], ...codes: readonly string[]): CodeList => ({
  id,
  version: 1,
  items: codes.map((code) => ({ code, label: code })),
});

export const codeLists: readonly CodeList[] = [
  {
    id: 'finding',
    version: 1,
    items: [
      { code: 'late-start', label: 'Late start', group: 'late', asksReason: true, key: 'L' },
      { code: 'early-stop', label: 'Early stop', group: 'early', asksReason: true, key: 'E' },
      { code: 'missing-narration-start', label: 'Missing narration, start', group: 'narration', key: 'N' },
      { code: 'commendable', label: 'Commendable', group: 'good', key: 'C' },
      { code: 'other', label: 'Note', group: 'note', key: 'M' },
    ],
  },
  list('exception', 'private-space', 'medical', 'equipment-failure'),
  list('unavailable', 'closed-investigation', 'restricted', 'corrupt', 'not-uploaded'),
  list('outcome', 'no-issue', 'commended', 'coached'),
  list(
    'no-video',
    'found-elsewhere',
    'exception-documented',
    'cancelled-before-arrival',
    'equipment-failure',
    'upload-pending',
    'unexplained',
  ),
  list('out-of-frame', 'test-clip', 'wrong-unit'),
  list('redraw', 'wrong-size', 'frame-changed'),
];
