import { type ReactNode, useId } from 'react';
import type { Conflict } from '../../contract/sync-state.ts';
import { classLabel, useCatalogue } from '../desk/catalogue.ts';
import { syncKeys } from '../keyboard/desk-keys.ts';
import { useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import { hashOf } from '../route/route.ts';
import { Button } from '../ui/Button.tsx';
import { dateText, dateTimeText, daysAway, daysAwayText, exactText } from '../words/when.ts';

type ConflictCardProps = {
  readonly conflict: Conflict;
  readonly isCurrent: boolean;
  readonly now: number;
  readonly isBusy: boolean;
  readonly onSettle: (keep: 'mine' | 'theirs') => void;
};

/** One conflict: what I asked for and what stands at the central, with what each does to the deletion date. */
export function ConflictCard({ conflict, isCurrent, now, isBusy, onSettle }: ConflictCardProps) {
  const catalogue = useCatalogue();
  const { video, mine, theirs } = conflict;
  const { zone } = video;
  const name = [video.officerName, video.incidentNumber].filter(Boolean).join(', ') || video.title;
  const id = useId();
  const mineKey = useKeyOf(syncKeys, 'sync.mine');
  const theirsKey = useKeyOf(syncKeys, 'sync.theirs');
  return (
    <li className={isCurrent ? 'conflict conflict-current' : 'conflict'} aria-current={isCurrent}>
      <header id={id}>
        <a href={hashOf({ screen: 'review', videoId: video.id, dutyId: null })}>{name}</a>
        <span className="muted">
          {video.callType ?? video.title}, {dateTimeText(video.recordedAt, zone, now)}, was{' '}
          {mine.from.map((code) => classLabel(catalogue, code)).join(', ') || 'unclassified'}
        </span>
      </header>
      <div className="conflict-sides">
        <Side
          title="Mine"
          classes={[mine.to]}
          by={mine.requestedByName}
          at={mine.requestedAt}
          reason={mine.reason}
          reference={mine.reference}
          deletedAt={conflict.deletedAtMine}
          zone={zone}
          now={now}
          labelOf={(code) => classLabel(catalogue, code)}
        >
          <Button
            keys={isCurrent ? mineKey : undefined}
            isPending={isBusy}
            onPress={() => onSettle('mine')}
            describedBy={id}
          >
            Keep mine
          </Button>
        </Side>
        <Side
          title="Theirs"
          classes={theirs.classes}
          by={theirs.setBy}
          at={theirs.setAt}
          reason={theirs.reason}
          reference={null}
          deletedAt={conflict.deletedAtTheirs}
          zone={zone}
          now={now}
          labelOf={(code) => classLabel(catalogue, code)}
        >
          <Button
            keys={isCurrent ? theirsKey : undefined}
            isPending={isBusy}
            onPress={() => onSettle('theirs')}
            describedBy={id}
          >
            Keep theirs
          </Button>
        </Side>
      </div>
    </li>
  );
}

type SideProps = {
  readonly title: string;
  readonly classes: readonly string[];
  readonly by: string | null;
  readonly at: number | null;
  readonly reason: string | null;
  readonly reference: string | null;
  readonly deletedAt: number | null;
  readonly zone: string;
  readonly now: number;
  readonly labelOf: (code: string) => string;
  readonly children: ReactNode;
};

function Side({
  title,
  classes,
  by,
  at,
  reason,
  reference,
  deletedAt,
  zone,
  now,
  labelOf,
  children,
}: SideProps) {
  return (
    <div className="conflict-side">
      <h3>{title}</h3>
      <p className="conflict-class">{classes.map(labelOf).join(', ') || 'unclassified'}</p>
      <p title={deletedAt === null ? undefined : exactText(deletedAt, zone)}>
        {deletedAt === null ? 'not deleted by itself' : <Deleted at={deletedAt} zone={zone} now={now} />}
      </p>
      <p className="muted">
        {by ?? 'somebody'}
        {at === null ? '' : <time title={exactText(at, zone)}>, {dateTimeText(at, zone, now)}</time>}
      </p>
      <p className="conflict-reason">
        {reason || 'no reason given'}
        {reference === null ? '' : ` (${reference})`}
      </p>
      {children}
    </div>
  );
}

/** Its date; in days too where they are few. */
function Deleted({ at, zone, now }: { readonly at: number; readonly zone: string; readonly now: number }) {
  const isNear = daysAway(at, now) <= 90;
  return (
    <>
      deleted {dateText(at, zone)}
      {isNear ? <b className="when-loss">, {daysAwayText(at, now)}</b> : null}
    </>
  );
}
