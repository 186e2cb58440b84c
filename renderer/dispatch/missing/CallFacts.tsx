import type { MissingDetail } from '../../../contract/missing-state.ts';
import { dateText, exactText, timeText } from '../../words/when.ts';

/** When what happened, and how the call ended, in dispatch's own words. */
export function CallFacts({
  detail: { dispatch, exception, isMissing },
}: {
  readonly detail: MissingDetail;
  readonly now: number;
}) {
  const { zone } = dispatch;
  const day = [dispatch.dispatchedAt, dispatch.receivedAt, dispatch.arrivedAt].find((at) => at !== null);
  return (
    <>
      <dl className="missing-times" aria-label={day == null ? 'Times' : `Times on ${dateText(day, zone)}`}>
        {times.map(([field, label]) => {
          const at = dispatch[field];
          return (
            <div key={field}>
              <dt>{label}</dt>
              <dd>
                {at === null ? (
                  <span className="muted">not known</span>
                ) : (
                  <time title={exactText(at, zone)}>{timeText(at, zone)}</time>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="missing-ended">
        <span className="muted">{day == null ? '' : `${dateText(day, zone)}. `}Disposition:</span>{' '}
        {dispatch.disposition ?? 'none written'}
      </p>
      {exception === null ? null : (
        <p className="missing-hint">
          The disposition names an exception that policy knows: <b>{exception}</b>.
        </p>
      )}
      {isMissing ? null : (
        <p className="missing-hint">This call has its recording by now; it needs no answer any more.</p>
      )}
    </>
  );
}

const times = [
  ['receivedAt', 'Received'],
  ['dispatchedAt', 'Sent'],
  ['enRouteAt', 'On the way'],
  ['arrivedAt', 'Arrived'],
  ['clearedAt', 'Cleared'],
] as const;
