import type { KeptChoice, MatchDetail } from '../../../contract/missing-state.ts';
import { sentText } from '../../samples/words.ts';
import { Dot } from '../../ui/Pill.tsx';
import { count } from '../../words/count.ts';
import { dateTimeText, exactText, hereZone } from '../../words/when.ts';

type ChoicesSoFarProps = { readonly match: MatchDetail; readonly now: number };

/** What was chosen by hand for a dispatch; what stands first. */
export function ChoicesSoFar({ match: { choices, standingId }, now }: ChoicesSoFarProps) {
  if (choices.length === 0) return null;
  const newestFirst = choices.toSorted(
    (a, b) => Number(b.id === standingId) - Number(a.id === standingId) || b.at - a.at,
  );
  return (
    <ul className="missing-said">
      {newestFirst.map((choice) => (
        <li key={choice.id} className={choice.id === standingId ? undefined : 'missing-over'}>
          <p>
            <Dot state={choice.sent} label={sentText(choice.sent)} /> <b>{chosenText(choice)}</b>{' '}
            <span className="muted">
              {choice.by},{' '}
              <time title={exactText(choice.at, hereZone())}>{dateTimeText(choice.at, hereZone(), now)}</time>
            </span>
          </p>
          <p className="missing-words">{choice.reason}</p>
        </li>
      ))}
    </ul>
  );
}

function chosenText({ videoIds }: KeptChoice): string {
  if (videoIds === null) return 'By the rules again';
  return videoIds.length === 0 ? 'None of them, by hand' : `${count(videoIds.length, 'recording')} by hand`;
}
