import { LifeBuoy } from 'lucide-react';
import type { SafetyStanding } from '../../contract/sync-state.ts';
import { startWords } from '../words/safety.ts';
import { clockTimeText, exactText, hereZone } from '../words/when.ts';

/** The copies of the work on this machine, and how it was found when it was last opened. */
export function SafetyCopy({ safety, now }: { readonly safety: SafetyStanding; readonly now: number }) {
  const { copyAt, provenAt, lastStart } = safety;
  const start = lastStart === null ? null : startWords(lastStart, now);
  return (
    <section className="audit-log" aria-labelledby="safety-title">
      <h2 id="safety-title" className="sync-title">
        Safety copy
      </h2>
      {copyAt === null ? (
        <p>There is no copy of your work on this machine yet; one is made by itself.</p>
      ) : (
        <p>
          Safety copy of <Moment at={copyAt} now={now} />,{' '}
          {provenAt === null ? (
            'not proven yet'
          ) : (
            <>
              proven <Moment at={provenAt} now={now} />: restored on trial, every row the same
            </>
          )}
          . What you do after it is recorded beside it as well.
        </p>
      )}
      {start === null || lastStart === null ? null : start.isTrouble ? (
        <div className="remark">
          <LifeBuoy aria-hidden="true" />
          <p>
            <b>{start.says}</b> {start.more.join(' ')}{' '}
            <span className="muted">
              At the last start, <Moment at={lastStart.at} now={now} />.
            </span>
          </p>
        </div>
      ) : (
        <p className="muted">
          At the last start, <Moment at={lastStart.at} now={now} />: {start.says}
        </p>
      )}
    </section>
  );
}

function Moment({ at, now }: { readonly at: number; readonly now: number }) {
  return <time title={exactText(at, hereZone())}>{clockTimeText(at, now)}</time>;
}
