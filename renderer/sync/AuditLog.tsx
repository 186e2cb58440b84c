import { ShieldAlert } from 'lucide-react';
import type { LogStanding } from '../../contract/sync-state.ts';
import { count } from '../words/count.ts';
import { clockTimeText, exactText, hereZone } from '../words/when.ts';

type Trouble = NonNullable<LogStanding['trouble']>;

/** How the log of what was done and watched at this desk stands. */
export function AuditLog({ log, now }: { readonly log: LogStanding; readonly now: number }) {
  const { entries, countersigned, trouble } = log;
  return (
    <section className="audit-log" aria-labelledby="audit-log-title">
      <h2 id="audit-log-title" className="sync-title">
        Audit log
      </h2>
      <p>
        What you do and watch at this desk: {count(entries, 'entry', 'entries')}.{' '}
        {countersigned === null ? (
          'The central has not signed for any of it yet.'
        ) : (
          <>
            {countersigned.no === entries
              ? 'The central has signed for all of it'
              : `The central has signed for the first ${countersigned.no.toLocaleString('en-US')}`}
            ,{' '}
            <time title={exactText(countersigned.at, hereZone())}>
              {clockTimeText(countersigned.at, now)}
            </time>
            .
          </>
        )}
      </p>
      {trouble === null ? null : (
        <div className="remark">
          <ShieldAlert aria-hidden="true" />
          <p>
            <b>{troubleText(trouble)}</b> Your reviews are not affected. Please tell your administrator; it is
            on record at the central as well once this desk has been in contact with it.
          </p>
        </div>
      )}
    </section>
  );
}

function troubleText({ fault, no }: Trouble): string {
  const entry = `entry ${no.toLocaleString('en-US')}`;
  switch (fault) {
    case 'broken':
      return `The log on this machine was changed at ${entry}.`;
    case 'cut':
      return `The end of the log on this machine is missing: the central has signed for ${entry}.`;
    case 'rewritten':
      return `The log on this machine is not the one that the central signed for at ${entry}.`;
    case 'differs':
      return `The central has another log of this desk, from ${entry} on.`;
    case 'other-key':
      return 'The central signs with another key than before.';
  }
}
