import type { WaitingRequest } from '../../../contract/risk-state.ts';
import { classLabel, useCatalogue } from '../../desk/catalogue.ts';
import { CommandButton } from '../../keyboard/CommandButton.tsx';
import { go } from '../../route/route-store.ts';
import { Button } from '../../ui/Button.tsx';
import { dateTimeText, exactText, hereZone } from '../../words/when.ts';
import { waitingKeys } from './class-keys.ts';
import { standingWord, untilWord } from './class-words.ts';

type WaitingPanelProps = {
  readonly row: WaitingRequest;
  readonly now: number;
  readonly decide: (decision: 'approved' | 'declined') => void;
  readonly withdraw: () => void;
};

/** The request that the list stands on, with what can be said to it. */
export function WaitingPanel({ row, now, decide, withdraw }: WaitingPanelProps) {
  const catalogue = useCatalogue();
  const { request, video, hold, deletedAtBefore, deletedAtAfter } = row;
  const zone = video?.zone ?? hereZone();
  const isWaiting = request.state === 'waiting-for-second' && row.said === null;
  const label = (code: string) => classLabel(catalogue, code);
  return (
    <aside className="waiting-panel" aria-label="The request">
      <header>
        <h2>{video?.incidentNumber ?? video?.title ?? 'A recording'}</h2>
        <p className="muted">
          {[
            video?.officerName,
            video?.squadName,
            video === null ? null : dateTimeText(video.recordedAt, zone, now),
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      </header>
      <dl>
        <dt>Class</dt>
        <dd>
          {request.from.map(label).join(', ') || 'none'} → <b>{label(request.to)}</b>
        </dd>
        <dt>Deleted now</dt>
        <dd title={deletedAtBefore === null ? undefined : exactText(deletedAtBefore, zone)}>
          {untilWord(deletedAtBefore, zone, now)}
        </dd>
        <dt>Deleted then</dt>
        <dd title={deletedAtAfter === null ? undefined : exactText(deletedAtAfter, zone)}>
          <b className={isWaiting ? 'when-loss' : undefined}>
            {untilWord(deletedAtAfter, zone, request.decidedAt ?? now)}
          </b>
          {hold === null ? '' : `, once the hold (${hold}) is over`}
        </dd>
        <dt>Asked by</dt>
        <dd>
          {request.requestedByName}, {dateTimeText(request.requestedAt, hereZone(), now)}
        </dd>
        <dt>Reason</dt>
        <dd className="waiting-words">{request.reason}</dd>
        {request.reference === null ? null : (
          <>
            <dt>Reference</dt>
            <dd>{request.reference}</dd>
          </>
        )}
        <dt>Stands</dt>
        <dd>{row.isMine && isWaiting ? 'yours: somebody else decides' : standingWord(row)}</dd>
        {request.decisionNote == null || request.decisionNote === '' ? null : (
          <>
            <dt>Note</dt>
            <dd className="waiting-words">{request.decisionNote}</dd>
          </>
        )}
      </dl>
      <div className="waiting-do">
        {video === null ? null : (
          <Button onPress={() => go({ screen: 'review', videoId: video.id, dutyId: null })} keys="Enter">
            Watch it
          </Button>
        )}
        {row.mayDecide ? (
          <>
            <CommandButton map={waitingKeys} command="waiting.decline" run={() => decide('declined')}>
              Decline
            </CommandButton>
            <CommandButton
              map={waitingKeys}
              command="waiting.approve"
              tone="primary"
              run={() => decide('approved')}
            >
              Approve
            </CommandButton>
          </>
        ) : null}
        {row.isMine && isWaiting ? (
          <CommandButton map={waitingKeys} command="waiting.withdraw" run={withdraw}>
            Take it back
          </CommandButton>
        ) : null}
      </div>
    </aside>
  );
}
