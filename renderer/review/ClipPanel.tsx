import type { ReactNode } from 'react';
import type { VideoDetail } from '../../contract/library-state.ts';
import { lengthText, spanText } from '../../contract/time.ts';
import { codecName } from '../player/fileInWords.ts';
import { hashOf } from '../route/route.ts';
import { exactText } from '../words/when.ts';
import { labelOf } from './kinds.ts';
import { useReview } from './session.ts';

type Row = readonly [name: string, value: ReactNode];

/** The record of the recording, as it was imported: device, times with their zone, file and hashes, what belongs to it. */
export function ClipPanel() {
  const detail = useReview((state) => state.detail);
  if (detail === null) return null;
  return (
    <div className="panel-body">
      <Facts title="Recording" rows={recordingRows(detail)} />
      <Facts title="Dispatch" rows={dispatchRows(detail)} foot={detail.matchRule} />
      <Facts title="File" rows={fileRows(detail)} />
      <Facts title="Record" rows={recordRows(detail)} />
    </div>
  );
}

function Facts({
  title,
  rows,
  foot,
}: {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly foot?: string;
}) {
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {foot === undefined || foot === '' ? null : <p className="facts-foot">{foot}</p>}
    </section>
  );
}

function recordingRows({ video, officer, squadName, divisionName }: VideoDetail): readonly Row[] {
  const when = (at: number | null) => (at === null ? '–' : exactText(at, video.zone));
  return [
    ['Officer', officer === null ? '–' : `${officer.name}, badge ${officer.badge}`],
    ['Assignment', [squadName, divisionName].filter(Boolean).join(', ') || '–'],
    ['Camera', [video.model, video.device].filter(Boolean).join(' ') || '–'],
    ['Began', when(video.recordedAt)],
    [
      'Activated',
      video.activatedAt === null
        ? '–'
        : `${when(video.activatedAt)} (${spanText(video.activatedAt - video.recordedAt)} of buffer)`,
    ],
    ['Ended', when(video.endedAt)],
    ['Length', lengthText(video.durationMs)],
    ['Why on', video.activationReason ?? '–'],
    ['Why off', video.deactivationReason ?? '–'],
    ['Docked', when(video.dockedAt)],
    [
      'Uploaded',
      video.uploadedAt === null
        ? 'not yet'
        : `${when(video.uploadedAt)} (${spanText(video.uploadedAt - video.endedAt)} after the end)`,
    ],
    ['Zone', video.zone],
  ];
}

function dispatchRows({ video, timings, otherDispatches }: VideoDetail): readonly Row[] {
  const best = timings[0]?.dispatch;
  if (best === undefined) return [['Matched', 'no dispatch of this officer overlaps the recording']];
  const when = (at: number | null) => (at === null ? '–' : exactText(at, video.zone));
  return [
    ['Event', best.eventNumber],
    ['Report', best.reportNumber ?? '–'],
    [
      'Call',
      `${best.callType}${best.priority === null ? '' : `, priority ${best.priority}`}${best.selfInitiated ? ', self-initiated' : ''}`,
    ],
    ['Unit', best.unit ?? '–'],
    ['Received', when(best.receivedAt)],
    ['Dispatched', when(best.dispatchedAt)],
    ['En route', when(best.enRouteAt)],
    ['Arrived', when(best.arrivedAt)],
    ['Cleared', when(best.clearedAt)],
    ['Disposition', best.disposition ?? '–'],
    ['Citation', best.citation ?? '–'],
    [
      'Others',
      otherDispatches
        .map(({ unit, officerName }) => [unit, officerName].filter(Boolean).join(' '))
        .join(', ') || 'none',
    ],
    [
      'Also matched',
      timings
        .slice(1)
        .map(({ dispatch }) => dispatch.eventNumber)
        .join(', ') || 'none',
    ],
  ];
}

function fileRows({ video: { media } }: VideoDetail): readonly Row[] {
  if (media === null) return [['Footage', 'has not arrived']];
  return [
    ['Kind', media.kind === 'hls' ? 'HLS playlist, without frame numbers' : media.mime],
    [
      'Picture',
      media.videoCodec === null
        ? 'none'
        : `${codecName(media.videoCodec)}, ${media.width}×${media.height}${media.rotation === 0 ? '' : `, turned ${media.rotation}°`}`,
    ],
    ['Sound', media.audioCodec === null ? 'none' : codecName(media.audioCodec)],
    ['Size', `${media.sizeBytes.toLocaleString('en-US')} bytes`],
    ['SHA-256 of the evidence', <Hash key="evidence" value={media.sha256} />],
    ...(media.playedSha256 === null
      ? []
      : ([['SHA-256 of the copy played', <Hash key="played" value={media.playedSha256} />]] as const)),
  ];
}

function Hash({ value }: { readonly value: string }) {
  return <code className="hash">{value}</code>;
}

function recordRows({ video, results, reclassifications, classifications }: VideoDetail): readonly Row[] {
  return [
    ['Title', video.title],
    ['Vendor id', video.vendorId],
    ['Incident', video.incidentNumber ?? '–'],
    ['Case', video.caseNumber ?? '–'],
    ['Access', video.accessBasis === null ? video.access : `${video.access}: ${video.accessBasis}`],
    ['Hold', video.hold ?? 'none'],
    ['Part', video.part === null ? 'whole' : `${video.part.n} of ${video.part.of}`],
    [
      'Related',
      video.relatedIds.length === 0 ? 'none' : <RelatedLinks key="related" ids={video.relatedIds} />,
    ],
    ['Reviewed by', results.map(({ review }) => review.reviewerName).join(', ') || 'nobody yet'],
    [
      'Reclassified',
      reclassifications
        .map(
          ({ to, requestedByName, state }) =>
            `to ${labelOf(classifications, to)} by ${requestedByName}, ${state.replaceAll('-', ' ')}`,
        )
        .join('; ') || 'never',
    ],
  ];
}

function RelatedLinks({ ids }: { readonly ids: readonly string[] }) {
  return ids.map((id, n) => (
    <a key={id} className="related" href={hashOf({ screen: 'review', videoId: id, dutyId: null })}>
      recording {n + 1}
    </a>
  ));
}
