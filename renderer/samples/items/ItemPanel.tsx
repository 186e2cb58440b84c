import type { ReactNode } from 'react';
import type { VideoRow } from '../../../contract/library-state.ts';
import type { DrawDetail, SampleRow } from '../../../contract/sample-state.ts';
import { lengthText } from '../../../contract/time.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { CommandButton } from '../../keyboard/CommandButton.tsx';
import { listKeys } from '../../keyboard/desk-keys.ts';
import { Button } from '../../ui/Button.tsx';
import { dateTimeText, exactText, hereZone } from '../../words/when.ts';
import { itemKeys } from '../sample-keys.ts';
import { stateWords } from '../words.ts';
import {
  classesOf,
  itemNumber,
  itemTitle,
  momentOf,
  officerOf,
  reasonText,
  type Said,
} from './item-words.ts';
import { videoOf } from './work-rows.ts';

type ItemPanelProps = {
  readonly draw: DrawDetail;
  readonly row: SampleRow;
  readonly place: string;
  readonly now: number;
  readonly mayChange: boolean;
  /** What is wrong with the copy on this desk, if anything. */
  readonly copy: ReactNode;
  readonly open: (videoId: string) => void;
  readonly ask: (said: Said) => void;
  readonly back: () => void;
};

/** The current item: what it is, where it stands, and what can be said of it. */
export function ItemPanel({ draw, row, place, now, mayChange, copy, open, ask, back }: ItemPanelProps) {
  const catalogue = useCatalogue();
  const { name, badge } = officerOf(row);
  const moment = momentOf(row);
  const reason = reasonText({ state: row.state, reason: row.kept?.reason ?? null }, catalogue);
  const videoId = videoOf(row);
  const isOver = row.replacedBy !== null;
  return (
    <aside className="item-panel" aria-label="The current item">
      <header>
        <p className="muted">
          {place}, {row.item.stratum}
        </p>
        <h2>
          {itemNumber(row)} {itemTitle(row)}
        </h2>
      </header>
      <dl className="item-facts">
        <dt>Officer</dt>
        <dd>
          {name} <span className="muted">{badge}</span>
        </dd>
        {moment === null ? null : (
          <>
            <dt>{row.dispatch === null ? 'Recorded' : 'Dispatched'}</dt>
            <dd>
              <time>{exactText(moment.at, moment.zone)}</time>
            </dd>
          </>
        )}
        {row.video === null ? null : (
          <>
            <dt>Length</dt>
            <dd>
              {lengthText(row.video.durationMs)}
              {row.video.hasFootage ? null : <span className="muted">, footage has not arrived</span>}
            </dd>
            <dt>Class</dt>
            <dd>{classesOf(row, catalogue) || 'unclassified'}</dd>
          </>
        )}
        <dt>State</dt>
        <dd>
          <b className={`item-${row.state}`}>{stateWords[row.state]}</b>
          {reason === '' ? null : `, ${reason.toLowerCase()}`}
          {row.kept === null ? null : (
            <span className="muted">
              {' '}
              {row.kept.by}, {dateTimeText(row.kept.at, hereZone(), now)}
            </span>
          )}
        </dd>
        {row.kept === null || row.kept.note === '' ? null : (
          <>
            <dt>Note</dt>
            <dd>{row.kept.note}</dd>
          </>
        )}
        {row.inPlaceOf === null ? null : (
          <>
            <dt>Spare</dt>
            <dd>in place of {row.inPlaceOf}</dd>
          </>
        )}
        {row.replacedBy === null ? null : (
          <>
            <dt>Replaced</dt>
            <dd>by {row.replacedBy}</dd>
          </>
        )}
        {row.second === null ? null : (
          <>
            <dt>Second</dt>
            <dd>{row.second === 'owed' ? 'a blind second review is owed' : 'both reviews are in'}</dd>
          </>
        )}
      </dl>
      {row.dispatch === null ? null : (
        <Recordings videos={row.dispatch.videos} now={now} open={mayChange ? open : null} />
      )}
      {copy}
      {isOver || !mayChange ? null : (
        <div className="item-do">
          <CommandButton
            map={listKeys}
            command="list.open"
            tone="primary"
            isDisabled={videoId === null}
            run={() => {
              if (videoId !== null) open(videoId);
            }}
          >
            {row.state === 'reviewed' ? 'Open the review' : 'Review it'}
          </CommandButton>
          <CommandButton map={itemKeys} command="item.unavailable" run={() => ask('unavailable')}>
            Unavailable
          </CommandButton>
          <CommandButton map={itemKeys} command="item.missing" run={() => ask('missing')}>
            Missing
          </CommandButton>
          <CommandButton map={itemKeys} command="item.out" run={() => ask('out-of-frame')}>
            Out of frame
          </CommandButton>
          {row.state === 'unavailable' || row.state === 'missing' ? (
            <CommandButton map={itemKeys} command="item.back" tone="quiet" run={back}>
              Back to “to do”
            </CommandButton>
          ) : null}
        </div>
      )}
      {draw.state === 'signed' ? (
        <p className="muted">The work paper is signed; this audit can no longer change.</p>
      ) : null}
    </aside>
  );
}

/** What this officer recorded while the call went on: open one, or none is there. */
function Recordings({
  videos,
  now,
  open,
}: {
  readonly videos: readonly VideoRow[];
  readonly now: number;
  readonly open: ((videoId: string) => void) | null;
}) {
  if (videos.length === 0) {
    return (
      <p className="item-none">
        No recording of this officer overlaps the call, as far as this desk knows. If there should be one, it
        is missing.
      </p>
    );
  }
  return (
    <div className="item-videos">
      <h3>Recordings that overlap the call</h3>
      <ul>
        {videos.map((video) => (
          <li key={video.id}>
            <span>
              <time>{dateTimeText(video.recordedAt, video.zone, now)}</time>{' '}
              <span className="muted">{lengthText(video.durationMs)}</span>
            </span>
            {open === null ? null : <Button onPress={() => open(video.id)}>Review</Button>}
          </li>
        ))}
      </ul>
    </div>
  );
}
