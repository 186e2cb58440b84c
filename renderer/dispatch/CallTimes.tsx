import type { Dispatch } from '../../contract/nouns/dispatch.ts';
import { dateText, exactText, timeText } from '../words/when.ts';
import './call-times.css';

/** When what happened, side by side. `isWhole`: with the moment at which the call was received. */
export function CallTimes({ dispatch, isWhole }: { readonly dispatch: Dispatch; readonly isWhole: boolean }) {
  const { zone } = dispatch;
  const day = dayOf(dispatch);
  return (
    <dl className="call-times" aria-label={day === null ? 'Times' : `Times on ${day}`}>
      {(isWhole ? [received, ...times] : times).map(([field, label]) => {
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
  );
}

/** The day of a call; null: no time of it is known. */
export function dayOf({ dispatchedAt, receivedAt, arrivedAt, zone }: Dispatch): string | null {
  const at = dispatchedAt ?? receivedAt ?? arrivedAt;
  return at === null ? null : dateText(at, zone);
}

const received = ['receivedAt', 'Received'] as const;
const times = [
  ['dispatchedAt', 'Sent'],
  ['enRouteAt', 'On the way'],
  ['arrivedAt', 'Arrived'],
  ['clearedAt', 'Cleared'],
] as const;
