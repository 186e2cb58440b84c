import { SampleRow } from '../../../contract/sample-state.ts';

type Change = {
  readonly stratum?: string;
  readonly order?: number;
  readonly role?: 'sample' | 'spare';
  readonly state?: SampleRow['state'];
  readonly inPlaceOf?: string;
  readonly replacedBy?: string;
  readonly second?: 'owed';
  readonly videos?: readonly string[];
};

/** A row of a sample of dispatches, whose recordings have these ids; nothing is said of it unless a state is given. */
export function row(id: string, change: Change = {}): SampleRow {
  const { stratum = 'East', order = 1, role = 'sample', state = 'to-do', videos = [] } = change;
  return SampleRow.parse({
    item: { id, stratum, order, ticket: 'a'.repeat(64), role },
    kept: null,
    sent: null,
    state,
    inPlaceOf: change.inPlaceOf ?? null,
    replacedBy: change.replacedBy ?? null,
    video: null,
    dispatch: {
      dispatch: {
        id: `dispatch ${id}`,
        eventNumber: `P-${id}`,
        reportNumber: null,
        unit: null,
        officerId: null,
        squadId: null,
        divisionId: null,
        callType: 'Prowler',
        priority: null,
        urgent: false,
        selfInitiated: false,
        receivedAt: null,
        dispatchedAt: null,
        enRouteAt: null,
        arrivedAt: null,
        clearedAt: null,
        zone: 'America/Chicago',
        disposition: null,
        citation: null,
        cancelled: false,
        equipped: true,
      },
      officerName: null,
      badge: null,
      squadName: null,
      videos: videos.map(video),
    },
    reviewId: null,
    second: change.second ?? null,
  });
}

function video(id: string) {
  return {
    id,
    title: id,
    incidentNumber: null,
    officerName: null,
    badge: null,
    squadName: null,
    divisionName: null,
    unit: null,
    device: null,
    recordedAt: 0,
    zone: 'America/Chicago',
    durationMs: 1000,
    classes: [],
    deletedAt: null,
    hasFootage: true,
    access: 'open',
    review: 'none',
    callType: null,
  };
}
