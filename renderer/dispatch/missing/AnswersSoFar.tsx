import type { KeptAnswer, MissingDetail } from '../../../contract/missing-state.ts';
import type { CodeList } from '../../../contract/nouns/account.ts';
import { sentText } from '../../samples/words.ts';
import { Button } from '../../ui/Button.tsx';
import { Dot } from '../../ui/Pill.tsx';
import { dateTimeText, exactText, hereZone } from '../../words/when.ts';

type AnswersSoFarProps = {
  readonly detail: MissingDetail;
  readonly list: CodeList | undefined;
  readonly now: number;
  readonly watch: (videoId: string) => void;
};

/** Everything that was answered; what stands first. Two who did not know of each other are both shown. */
export function AnswersSoFar({ detail: { answers, standingId }, list, now, watch }: AnswersSoFarProps) {
  if (answers.length === 0) return null;
  const standing = answers.filter(({ id }) => id === standingId);
  const others = answers.filter(({ id }) => id !== standingId).toReversed();
  return (
    <section className="missing-said" aria-label="Answers so far">
      <h3>{standing[0]?.code == null ? 'Answered and taken back' : 'Answered'}</h3>
      <ul>
        {[...standing, ...others].map((answer) => (
          <li key={answer.id} className={answer.id === standingId ? undefined : 'missing-over'}>
            <p>
              <Dot state={answer.sent} label={sentText(answer.sent)} /> <b>{labelOf(answer, list)}</b>{' '}
              <span className="muted">
                {answer.by},{' '}
                <time title={exactText(answer.at, hereZone())}>
                  {dateTimeText(answer.at, hereZone(), now)}
                </time>
              </span>
              {answer.foundVideoId === null ? null : (
                <Button tone="quiet" onPress={() => watch(answer.foundVideoId ?? '')}>
                  Watch it
                </Button>
              )}
            </p>
            {answer.note === '' ? null : <p className="missing-words">{answer.note}</p>}
            {answer.crossed ? (
              <p className="muted">Given without knowing of the answer before it. Both stay on record.</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function labelOf({ code }: KeptAnswer, list: CodeList | undefined): string {
  if (code === null) return 'Taken back';
  return list?.items.find((item) => item.code === code)?.label ?? code;
}
