import { dateText, daysAway, exactText } from '../words/when.ts';
import type { RetentionChange } from './retention.ts';

type RetentionTextProps = { readonly change: RetentionChange; readonly zone: string; readonly now: number };

/** Days to deletion below this are a loss about to happen. */
const soon = 30;

/** "Kept 180 days now: deleted in 11 days. After the change: until 14 Jul 2026." */
export function RetentionText({ change: { keptDays, before, change, hold }, zone, now }: RetentionTextProps) {
  return (
    <small>
      {hold === null ? null : <>On hold ({hold}): not deleted while it lasts. </>}
      {keptDays === null ? 'Kept without an end now' : `Kept ${keptDays.toLocaleString('en-US')} days now`}
      {before === null ? (
        '.'
      ) : (
        <>
          :{' '}
          <b
            className={before - now < soon * 86_400_000 ? 'loss' : undefined}
            title={exactText(before, zone)}
          >
            {deletedText(before, now, zone)}
          </b>
          .
        </>
      )}
      {change === null ? null : (
        <>
          {' '}
          After the change:{' '}
          {change.after === null ? (
            'kept without an end.'
          ) : (
            <b className={change.isShorter ? 'loss' : undefined} title={exactText(change.after, zone)}>
              until {dateText(change.after, zone)}.
            </b>
          )}
          {change.isShorter ? ' That is shorter, so a second person has to agree.' : null}
        </>
      )}
    </small>
  );
}

function deletedText(at: number, now: number, zone: string): string {
  const days = daysAway(at, now);
  if (at < now) return `due for deletion since ${dateText(at, zone)}`;
  if (days === 0) return 'deleted within a day';
  return days > 400 ? `until ${dateText(at, zone)}` : `deleted in ${days} ${days === 1 ? 'day' : 'days'}`;
}
