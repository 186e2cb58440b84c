import type { Duty } from '../../contract/nouns/review.ts';
import { useDesk } from '../desk/DeskProvider.tsx';
import { SampleSteps, useInSample } from '../samples/in-review/SampleSteps.tsx';
import { type Crumb, TopBar } from '../shell/TopBar.tsx';
import { Pill } from '../ui/Pill.tsx';
import { daysAway, exactText } from '../words/when.ts';
import { recordedText, whoseClip } from './clipWords.ts';
import { useProgress } from './progress.ts';
import { useReview } from './session.ts';

function wayFrom(duty: Duty | null): readonly Crumb[] {
  return duty === null
    ? [{ label: 'Library', to: { screen: 'library', query: '' } }]
    : [{ label: 'Queue', to: { screen: 'queue' } }, { label: duty.programme }];
}

/** Whose clip, why it is here, which incident, when. */
export function ReviewHeader({ isAfterPicture }: { readonly isAfterPicture: boolean }) {
  const detail = useReview((state) => state.detail);
  const duty = useReview((state) => state.duty);
  const inSample = useInSample();
  const progress = useProgress(isAfterPicture ? duty : null);
  const now = useDesk((desk) => desk.now);
  const crumbs: Crumb[] = [
    ...(inSample === null ? wayFrom(duty) : inSample.crumbs),
    { label: detail === null ? 'Opening…' : whoseClip(detail) },
  ];
  const dueIn = duty === null ? null : daysAway(duty.dueAt, now);
  return (
    <TopBar
      crumbs={crumbs}
      end={
        <>
          {inSample === null ? null : <SampleSteps inSample={inSample} />}
          {dueIn === null || duty === null || duty.doneAt !== null ? null : (
            <Pill
              tone={dueIn < 0 ? 'late' : 'plain'}
              title={detail === null ? undefined : exactText(duty.dueAt, detail.video.zone)}
            >
              {dueIn < 0 ? `${-dueIn} d overdue` : dueIn === 0 ? 'due today' : `due in ${dueIn} d`}
            </Pill>
          )}
          {duty === null ? null : (
            <span className={progress === null ? 'not-yet' : undefined}>
              <Pill>{`${progress?.done ?? 0} of ${progress?.all ?? 0} reviewed`}</Pill>
            </span>
          )}
        </>
      }
    >
      {detail === null ? null : (
        <>
          <Pill>{detail.video.incidentNumber ?? 'no incident number'}</Pill>
          <Pill title={exactText(detail.video.recordedAt, detail.video.zone)}>
            {recordedText(detail.video)}
          </Pill>
        </>
      )}
    </TopBar>
  );
}
