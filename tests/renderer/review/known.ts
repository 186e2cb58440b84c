import type { VideoDetail } from '../../../contract/library-state.ts';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { type Instant, instant, ms } from '../../../contract/time.ts';

/** `"2021-07-14T22:41:06-05:00"` as an instant. */
export function at(text: string): Instant {
  return instant(Date.parse(text));
}

/**
 * What the data knows of the stop of 14 July: arrived 22:41:09, on camera from 22:41:36 with 30 s of buffer, ended
 * 22:51:24, cleared 22:51:40.
 */
export function knownOf(video: Partial<Video>, dispatch: Partial<Dispatch> = {}): VideoDetail {
  const recordedAt = video.recordedAt ?? at('2021-07-14T22:41:36-05:00');
  return {
    video: {
      id: 'v1',
      vendorId: 'x',
      title: 'Traffic stop',
      incidentNumber: 'KC21-045512',
      officerId: 'o1',
      squadId: null,
      divisionId: null,
      unit: '231',
      device: 'X6039',
      model: null,
      recordedAt,
      activatedAt: instant(recordedAt + 30_000),
      endedAt: instant(recordedAt + 588_000),
      zone: 'America/Chicago',
      durationMs: ms(588_000),
      bufferHasAudio: false,
      muted: [],
      activationReason: null,
      deactivationReason: null,
      uploadedAt: instant(recordedAt + 588_000 + 26 * 3600_000),
      dockedAt: null,
      classes: [{ code: 'non-evidence', source: 'default', setBy: null, setAt: null }],
      deletedAt: null,
      hold: null,
      caseNumber: null,
      access: 'open',
      accessBasis: null,
      media: null,
      part: null,
      relatedIds: [],
      ...video,
    },
    officer: null,
    squadName: null,
    divisionName: null,
    timings: [
      {
        dispatch: {
          id: 'd1',
          eventNumber: 'J-34739-16',
          reportNumber: 'KC21045512',
          unit: '231',
          officerId: 'o1',
          squadId: null,
          divisionId: null,
          callType: 'Traffic stop',
          priority: null,
          urgent: false,
          selfInitiated: false,
          receivedAt: null,
          dispatchedAt: at('2021-07-14T22:39:06-05:00'),
          enRouteAt: null,
          arrivedAt: at('2021-07-14T22:41:09-05:00'),
          clearedAt: at('2021-07-14T22:51:40-05:00'),
          zone: 'America/Chicago',
          disposition: null,
          citation: null,
          cancelled: false,
          equipped: true,
          ...dispatch,
        },
        startsAfterArrivalMs: ms(57_000),
        startsAfterDispatchMs: ms(180_000),
        endsBeforeClearMs: ms(16_000),
      },
    ],
    matchRule: '',
    otherDispatches: [{ officerName: 'K. Osei', unit: '232', arrivedAt: at('2021-07-14T22:45:02-05:00') }],
    classifications: [
      { code: 'non-evidence', label: 'Non-evidence', retentionDays: 180, version: 1 },
      { code: 'misdemeanor-citation', label: 'Misdemeanor / citation', retentionDays: 1825, version: 1 },
      { code: 'homicide', label: 'Homicide', retentionDays: null, version: 1 },
      { code: 'training', label: 'Training', retentionDays: 90, version: 1 },
    ],
    reclassifications: [],
    results: [],
    duties: [],
    underReview: null,
  };
}
