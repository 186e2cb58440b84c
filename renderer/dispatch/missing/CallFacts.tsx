import type { MissingDetail } from '../../../contract/missing-state.ts';
import { CallTimes, dayOf } from '../CallTimes.tsx';

/** When what happened, and how the call ended, in dispatch's own words. */
export function CallFacts({
  detail: { dispatch, exception, isMissing },
}: {
  readonly detail: MissingDetail;
}) {
  const day = dayOf(dispatch);
  return (
    <>
      <CallTimes dispatch={dispatch} isWhole />
      <p className="missing-ended">
        <span className="muted">{day === null ? '' : `${day}. `}Disposition:</span>{' '}
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
