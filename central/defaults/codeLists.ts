import type { CodeList } from '../../contract/nouns/account.ts';

type Item = CodeList['items'][number];

/** What a reviewer can find. Those with `asksReason` ask whether a reason was spoken. */
const finding: CodeList = {
  id: 'finding',
  version: 1,
  items: [
    { code: 'late-start', label: 'Late start', group: 'late', asksReason: true, key: 'L' },
    { code: 'early-stop', label: 'Early stop', group: 'early', asksReason: true, key: 'E' },
    { code: 'gap', label: 'Gap', group: 'other', asksReason: true },
    { code: 'muted', label: 'Muted', group: 'other', asksReason: true },
    { code: 'no-buffer', label: 'No buffer', group: 'other' },
    { code: 'missing-narration-start', label: 'Missing narration, start', group: 'narration', key: 'N' },
    { code: 'missing-narration-stop', label: 'Missing narration, stop', group: 'narration', key: 'N' },
    { code: 'missing-narration-mute', label: 'Missing narration, mute', group: 'narration', key: 'N' },
    { code: 'view-obstructed', label: 'View obstructed', group: 'note' },
    { code: 'poor-video', label: 'Poor video', group: 'note' },
    { code: 'poor-audio', label: 'Poor audio', group: 'note' },
    { code: 'wrong-classification', label: 'Wrong classification', group: 'note' },
    { code: 'wrong-incident-number', label: 'Wrong incident number', group: 'note' },
    { code: 'late-upload', label: 'Late upload', group: 'note' },
    { code: 'prohibited-content', label: 'Prohibited content', group: 'note' },
    { code: 'safety', label: 'Safety', group: 'note' },
    { code: 'courtesy', label: 'Courtesy', group: 'note' },
    { code: 'commendable', label: 'Commendable', group: 'good', key: 'C' },
    { code: 'other', label: 'Note', group: 'note', key: 'M' },
  ],
};

/** Why policy permits that something wasn't recorded. */
const exception: CodeList = {
  id: 'exception',
  version: 1,
  items: plain({
    'private-space': 'Private space',
    'resident-request': 'Resident or victim request, no enforcement',
    restroom: 'Restroom or locker room',
    medical: 'Medical',
    tactics: 'Tactics or confidential talk',
    undercover: 'Undercover or informant',
    'equipment-failure': 'Equipment failure',
    'accidental-activation': 'Accidental activation',
    'supervisor-order': "Supervisor's order",
  }),
};

/** Why a video could not be reviewed. It stays in its sample as non-response. */
const unavailable: CodeList = {
  id: 'unavailable',
  version: 1,
  items: plain({
    'closed-investigation': 'Closed, active investigation',
    restricted: 'Restricted',
    'deleted-by-retention': 'Deleted by retention',
    corrupt: 'Corrupt or hash mismatch',
    'not-uploaded': 'Not yet uploaded',
    'no-access-in-time': 'No access in time',
  }),
};

/** What came of a review. */
const outcome: CodeList = {
  id: 'outcome',
  version: 1,
  items: plain({
    'no-issue': 'No issue',
    commended: 'Commended',
    coached: 'Coached',
    'counselled-in-writing': 'Counselled in writing',
    'training-referral': 'Training referral',
    'classification-corrected': 'Classification corrected',
    'incident-number-corrected': 'Incident number corrected',
    'equipment-ticket': 'Equipment ticket',
    'referred-to-internal-affairs': 'Referred to internal affairs',
    'explanation-requested': 'Explanation requested',
    'dismissed-with-reason': 'Dismissed with reason',
  }),
};

/** What became of a dispatch for which no video was found. */
const noVideo: CodeList = {
  id: 'no-video',
  version: 1,
  items: [
    { code: 'found-elsewhere', label: 'Found under another number or officer', explains: 'recorded' },
    { code: 'exception-documented', label: 'Exception documented', explains: 'exception', needsNote: true },
    { code: 'cancelled-before-arrival', label: 'Cancelled before arrival', explains: 'not-expected' },
    { code: 'not-equipped', label: 'Not equipped or not on scene', explains: 'not-expected' },
    // Nobody's fault, and still a call without a recording that should have one.
    { code: 'equipment-failure', label: 'Equipment failure', explains: 'nothing' },
    { code: 'upload-pending', label: 'Upload pending', explains: 'nothing', againAfterDays: 3 },
    { code: 'unexplained', label: 'Unexplained', explains: 'nothing' },
  ],
};

/** Why a drawn item doesn't belong to its frame. Only then the next spare takes its place. */
const outOfFrame: CodeList = {
  id: 'out-of-frame',
  version: 1,
  items: plain({
    'test-clip': 'Test or training clip',
    'accidental-activation': 'Accidental activation',
    'wrong-unit': 'Not of the units that were asked for',
    'outside-dates': 'Outside the dates that were asked for',
    'wrong-class': 'Not of the classifications that were asked for',
    'too-short': 'Shorter than was asked for',
    duplicate: 'The same recording or call a second time',
    'part-of-another': 'Part of another recording in the sample',
  }),
};

/** Why a plan is drawn a second time. Both draws stay on record. */
const redraw: CodeList = {
  id: 'redraw',
  version: 1,
  items: plain({
    'frame-changed': 'The list of items changed before it was drawn from',
    'wrong-query': 'The wrong items were asked for',
    'wrong-size': 'The wrong size was committed to',
    'wrong-strata': 'The wrong strata were committed to',
    'seed-entered-wrongly': 'The seed was entered wrongly',
    'seed-known-before': 'Somebody could have known the seed before',
    'method-changed': 'The method was changed',
    'records-corrected': 'Records were corrected after the draw',
  }),
};

/** The code lists a new central starts with, from the lists departments and auditors use. */
export const codeLists: readonly CodeList[] = [
  finding,
  exception,
  unavailable,
  outcome,
  noVideo,
  outOfFrame,
  redraw,
];

function plain(labels: Readonly<Record<string, string>>): Item[] {
  return Object.entries(labels).map(([code, label]) => ({ code, label }));
}
