import { type ReactNode, useId } from 'react';
import type { VideoRow } from '../../../contract/library-state.ts';
import type { MissingDetail } from '../../../contract/missing-state.ts';
import { lengthText } from '../../../contract/time.ts';
import { useKeyOf } from '../../keyboard/KeyboardProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { dateTimeText, exactText } from '../../words/when.ts';
import { missingKeys } from './missing-keys.ts';
import { apartText, othersText, whyText } from './missing-words.ts';

type RecordedProps = {
  readonly detail: MissingDetail;
  readonly now: number;
  readonly watch: (videoId: string) => void;
  /** Null: none can be linked by this account, or now. */
  readonly link: ((videoId: string) => void) | null;
};

/** Who else recorded the call, and recordings that may be the missing one under another number. */
export function Recorded({ detail: { others, found }, now, watch, link }: RecordedProps) {
  const watchKey = useKeyOf(missingKeys, 'missing.watch');
  const first = others.flatMap(({ videos }) => videos)[0];
  return (
    <>
      <section className="missing-recorded" aria-label="Others on scene">
        <h3>{othersText(others)}</h3>
        <ul>
          {others.map(({ dispatchId, officerName, badge, unit, videos }) => (
            <li key={dispatchId}>
              <p>
                {officerName ?? 'Unknown officer'}{' '}
                <span className="muted">
                  {[badge, unit === null ? null : `unit ${unit}`].filter((part) => part !== null).join(', ')}
                  {videos.length === 0 ? ', no recording' : ''}
                </span>
              </p>
              {videos.map((video) => (
                <Recording
                  key={video.id}
                  video={video}
                  now={now}
                  watch={watch}
                  link={link}
                  watchKey={video === first ? watchKey : undefined}
                />
              ))}
            </li>
          ))}
        </ul>
      </section>
      {found.length === 0 ? null : (
        <section className="missing-recorded" aria-label="Recordings that may be it">
          <h3>It may be under another number</h3>
          <ul>
            {found.map((video) => (
              <li key={video.id}>
                <Recording video={video} now={now} watch={watch} link={link}>
                  <span className="missing-why muted">
                    {video.officerName ?? 'unknown officer'}, {whyText(video.why)},{' '}
                    {apartText(video.startsAfterMs)}
                  </span>
                </Recording>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type RecordingProps = Omit<RecordedProps, 'detail'> & {
  readonly video: VideoRow;
  readonly watchKey?: string | undefined;
  readonly children?: ReactNode;
};

function Recording({ video, now, watch, link, watchKey, children }: RecordingProps) {
  const { id, recordedAt, zone, durationMs, incidentNumber, title } = video;
  const about = useId();
  return (
    <div className="missing-recording">
      <span>
        <time title={exactText(recordedAt, zone)}>{dateTimeText(recordedAt, zone, now)}</time>
        <span className="muted">, {lengthText(durationMs)} long</span>
        <br />
        <span id={about} className="muted">
          {incidentNumber ?? title}
        </span>
        {children}
      </span>
      <Button tone="quiet" keys={watchKey} onPress={() => watch(id)} describedBy={about}>
        Watch
      </Button>
      {link === null ? null : (
        <Button onPress={() => link(id)} describedBy={about}>
          This is it
        </Button>
      )}
    </div>
  );
}
