import { useId } from 'react';
import type { OutboxItem } from '../../contract/sync-state.ts';
import { Button } from '../ui/Button.tsx';
import { Dot } from '../ui/Pill.tsx';
import { count, grouped } from '../words/count.ts';
import { clockTimeText, exactText, hereZone } from '../words/when.ts';

type ItemsProps = {
  readonly title: string;
  readonly items: readonly OutboxItem[];
  readonly now: number;
  readonly busy: number | 'now' | null;
  /** Present: the items may be sent again, under a new number. */
  readonly sendAgain?: (counter: number) => void;
};

/** How many are listed; the rest is counted. */
const shown = 100;

/** Items of work that are not at the central, oldest first, each with what stands in its way. */
export function Items({ title, items, now, busy, sendAgain }: ItemsProps) {
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="sync-title">
        {title} <span className="muted">{grouped(items.length)}</span>
      </h2>
      <ul className="items">
        {items.slice(0, shown).map((item) => (
          <Item
            key={item.counter}
            item={item}
            now={now}
            isBusy={busy === item.counter}
            sendAgain={sendAgain}
          />
        ))}
        {items.length > shown ? (
          <li className="items-more muted">and {count(items.length - shown, 'more item')}</li>
        ) : null}
      </ul>
    </section>
  );
}

type ItemProps = {
  readonly item: OutboxItem;
  readonly now: number;
  readonly isBusy: boolean;
  readonly sendAgain: ((counter: number) => void) | undefined;
};

function Item({ item, now, isBusy, sendAgain }: ItemProps) {
  const id = useId();
  const { counter, says, keptAt, tries, state, problem } = item;
  return (
    <li className="item">
      <Dot state={state === 'waiting' ? 'kept' : state} />
      <div>
        <p id={id}>{says}</p>
        {problem === null ? null : (
          <p className="item-problem">
            {[problem.title, problem.detail, problem.todo].filter(Boolean).join(' ')}
          </p>
        )}
      </div>
      <span className="muted item-since">
        <time title={exactText(keptAt, hereZone())}>{clockTimeText(keptAt, now)}</time>
        {tries === 0 ? '' : `, ${count(tries, 'try', 'tries')}`}
      </span>
      {sendAgain === undefined ? null : (
        <Button isPending={isBusy} onPress={() => sendAgain(counter)} describedBy={id}>
          Send again
        </Button>
      )}
    </li>
  );
}
