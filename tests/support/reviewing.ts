import type { deskApi } from '../../contract/desk-api.ts';
import type { Given } from '../../contract/line.ts';
import { ms } from '../../contract/time.ts';

type OpenBody = Given<typeof deskApi.openReview>['body'];
type FindingBody = Given<typeof deskApi.addFinding>['body'];

/** A review's beginning, as the window asks for it. */
export function openBody(id: string, videoId: string, changes: Partial<OpenBody> = {}): OpenBody {
  return { id, videoId, dutyId: null, purpose: 'periodic', ...changes };
}

/** A late start as the window says it. */
export function findingBody(id: string, startMs: number, changes: Partial<FindingBody> = {}): FindingBody {
  const mark = {
    startMs: ms(startMs),
    endMs: null,
    startFrame: null,
    endFrame: null,
    rawStartMs: null,
    rawEndMs: null,
  };
  return {
    id,
    kind: 'late-start',
    mark,
    reasonHeard: 'no',
    reasonAtMs: null,
    exception: null,
    note: '',
    ...changes,
  };
}
