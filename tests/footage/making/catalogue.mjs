// The papers that go with the footage: the vendor's catalogue, the dispatcher's list, and the truth that was planted.

import { instantText, OFFICERS, ZONE } from './camera.mjs';

const CATALOGUE = [
  ...[
    'file',
    'vendor_id',
    'title',
    'incident_number',
    'officer_badge',
    'device',
    'recorded_at',
    'activated_at',
    'ended_at',
  ],
  ...[
    'time_zone',
    'classification',
    'uploaded_at',
    'activation_reason',
    'deactivation_reason',
    'division',
    'squad',
  ],
];

const DISPATCH = [
  ...[
    'event_number',
    'report_number',
    'unit',
    'officer_badge',
    'call_type',
    'priority',
    'self_initiated',
    'received_at',
  ],
  ...['dispatched_at', 'enroute_at', 'arrived_at', 'cleared_at', 'disposition', 'cancelled', 'equipped'],
];

/** The catalogue of some clips as CSV text. */
export function catalogue(clips) {
  return table(CATALOGUE, clips.map(catalogueRow));
}

function catalogueRow(clip) {
  const { file, officer, recordedMs, seconds, buffer, record } = clip;
  const { badge, device } = OFFICERS[officer];
  const endedMs = recordedMs + Math.round((seconds + (clip.pictureFrom ?? 0) - (clip.startsAt ?? 0)) * 1000);
  return {
    file,
    vendor_id: vendorId(clip),
    title: record.title,
    incident_number: record.incident,
    officer_badge: badge,
    device,
    recorded_at: instantText(recordedMs + Math.round((clip.startsAt ?? 0) * 1000)),
    activated_at: instantText(recordedMs + Math.round(((clip.startsAt ?? 0) + buffer) * 1000)),
    ended_at: instantText(recordedMs + Math.round((clip.startsAt ?? 0) * 1000) + (endedMs - recordedMs)),
    time_zone: ZONE,
    classification: record.classification,
    uploaded_at: instantText(endedMs + Math.round(record.uploadedHours * 3_600_000)),
    activation_reason: record.on,
    deactivation_reason: record.off,
    division: 'East Patrol',
    squad: '231',
  };
}

/** The vendor's own number of a clip: device, date and time of its start. */
export function vendorId({ officer, recordedMs }) {
  const stamp = new Date(recordedMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return `${OFFICERS[officer].device}-${stamp}Z`;
}

/** The dispatcher's list: one row per officer and event; calls without any video at the end. */
export function dispatches(clips) {
  const rows = clips
    .filter((clip) => clip.dispatch)
    .map(({ dispatch, officer, recordedMs, record }) => {
      const at = (seconds) => instantText(recordedMs + Math.round(seconds * 1000));
      const { event, unit, type, priority, self = false, disposition } = dispatch;
      return {
        ...{
          event_number: event,
          report_number: record.incident,
          unit,
          officer_badge: OFFICERS[officer].badge,
          call_type: type,
          priority,
        },
        ...{
          self_initiated: self,
          received_at: at(dispatch.received),
          dispatched_at: at(dispatch.dispatched),
          enroute_at: at(dispatch.enroute),
        },
        ...{
          arrived_at: at(dispatch.arrived),
          cleared_at: at(dispatch.cleared),
          disposition,
          cancelled: false,
          equipped: true,
        },
      };
    });
  return table(DISPATCH, [...rows, ...WITHOUT_VIDEO]);
}

const WITHOUT_VIDEO = [
  // A third officer at the incident of the pair: equipped, there, and no video.
  withoutVideo(
    'E26-111850',
    '26-049310',
    '231A',
    '4102',
    'Suspicious vehicle',
    '2',
    [
      '2026-11-18T22:43:12Z',
      '2026-11-18T22:45:02Z',
      '2026-11-18T22:45:10Z',
      '2026-11-18T22:48:40Z',
      '2026-11-18T22:49:05Z',
    ],
    'Unfounded',
  ),
  withoutVideo(
    'E26-102244',
    '26-046098',
    '231H',
    '4128',
    'Shots heard',
    '1',
    [
      '2026-10-22T05:31:09Z',
      '2026-10-22T05:31:40Z',
      '2026-10-22T05:31:52Z',
      '2026-10-22T05:36:17Z',
      '2026-10-22T06:02:48Z',
    ],
    'Report taken',
  ),
  withoutVideo(
    'E26-101903',
    '26-045931',
    '231G',
    '4310',
    'Alarm, residence',
    '3',
    ['2026-10-19T18:02:00Z', '2026-10-19T18:04:21Z', '2026-10-19T18:04:40Z', '', '2026-10-19T18:09:02Z'],
    'Cancelled by caller',
    { cancelled: true },
  ),
  withoutVideo(
    'E26-092518',
    '26-042650',
    '231E',
    '4455',
    'Court transport',
    '5',
    [
      '2026-09-25T13:30:00Z',
      '2026-09-25T13:30:00Z',
      '2026-09-25T13:35:00Z',
      '2026-09-25T13:58:30Z',
      '2026-09-25T15:10:00Z',
    ],
    'Completed',
    { equipped: false },
  ),
];

function withoutVideo(event, report, unit, badge, type, priority, times, disposition, rest = {}) {
  const [received_at, dispatched_at, enroute_at, arrived_at, cleared_at] = times;
  return {
    ...{
      event_number: event,
      report_number: report,
      unit,
      officer_badge: badge,
      call_type: type,
      priority,
      self_initiated: false,
    },
    ...{
      received_at,
      dispatched_at,
      enroute_at,
      arrived_at,
      cleared_at,
      disposition,
      cancelled: false,
      equipped: true,
    },
    ...rest,
  };
}

function table(columns, rows) {
  const cell = (value) =>
    /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  return `${[columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))].join('\n')}\n`;
}
