import { Clock, CloudDownload } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SyncSummary } from '../../contract/desk-state.ts';
import { spanText } from '../../contract/time.ts';
import { CommandButton } from '../keyboard/CommandButton.tsx';
import { syncKeys } from '../keyboard/desk-keys.ts';
import { Dot } from '../ui/Pill.tsx';
import { count } from '../words/count.ts';
import { isClockOff, nextTryText, stateText, syncWords } from '../words/sync.ts';
import { agoText, clockTimeText, exactText, hereZone } from '../words/when.ts';

type StandingProps = {
  readonly summary: SyncSummary;
  readonly now: number;
  readonly isBusy: boolean;
  readonly sendNow: () => void;
};

/** How the work stands, in one sentence and three facts; below it what is unusual. */
export function Standing({ summary, now, isBusy, sendNow }: StandingProps) {
  const { problem, unsent, unsentSince, lastPulledAt, nextTryAt, unread, clockAheadMs } = summary;
  const isBusyNow = isBusy || summary.state === 'pushing';
  return (
    <section className="standing" aria-labelledby="standing-title">
      <header>
        <Dot state={syncWords(summary, now).dot} />
        <h2 id="standing-title">{problem?.title ?? stateText(summary)}</h2>
        <CommandButton map={syncKeys} command="sync.now" run={sendNow} tone="primary" isPending={isBusyNow}>
          {isBusyNow ? 'Sending…' : 'Send now'}
        </CommandButton>
      </header>
      {problem === null ? null : (
        <p className="standing-problem">
          {[problem.detail, problem.todo].filter(Boolean).join(' ')}
          {problem.bugId === undefined ? null : ` Number for support: ${problem.bugId}`}
        </p>
      )}
      <dl>
        <Fact title="Not sent">
          {unsent === 0 ? 'nothing' : count(unsent, 'item')}
          {unsentSince === null ? null : <Moment at={unsentSince} now={now} before="since" />}
        </Fact>
        <Fact title="Next try">{nextTryText(nextTryAt, now)}</Fact>
        <Fact title="Last fetched">
          {lastPulledAt === null ? 'not yet' : <Moment at={lastPulledAt} now={now} after="ago" />}
        </Fact>
      </dl>
      {isClockOff(clockAheadMs) ? (
        <Remark icon={<Clock aria-hidden="true" />}>
          <b>
            This machine’s clock is {spanText(clockAheadMs)} {clockAheadMs > 0 ? 'ahead of' : 'behind'} the
            central’s.
          </b>{' '}
          Nothing is lost, and the order of your work is kept, but the times on your marks are off by as much.
          Have the clock set right.
        </Remark>
      ) : null}
      {unread === 0 ? null : (
        <Remark icon={<CloudDownload aria-hidden="true" />}>
          <b>{count(unread, 'record')} from a newer central.</b> This desk doesn’t understand{' '}
          {unread === 1 ? 'it' : 'them'} yet. {unread === 1 ? 'It is' : 'They are'} kept as they came and read
          after this desk is upgraded.
        </Remark>
      )}
    </section>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Moment({
  at,
  now,
  before = '',
  after = '',
}: {
  readonly at: number;
  readonly now: number;
  readonly before?: string;
  readonly after?: string;
}) {
  const says =
    before === ''
      ? `${agoText(now - at)} ${after}`
      : ` ${before} ${clockTimeText(at, now)} (${agoText(now - at)})`;
  return <time title={exactText(at, hereZone())}>{says}</time>;
}

function Remark({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="remark">
      {icon}
      <p>{children}</p>
    </div>
  );
}
