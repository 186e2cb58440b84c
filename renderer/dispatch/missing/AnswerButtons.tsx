import type { CodeItem } from '../../../contract/nouns/account.ts';
import { Button } from '../../ui/Button.tsx';
import { mostKeys } from './missing-keys.ts';
import { effectText } from './missing-words.ts';

type AnswerButtonsProps = {
  readonly choices: readonly CodeItem[];
  readonly answer: (item: CodeItem) => void;
};

/** The department's answers in its own order, each with its key and with what it does to the rate. */
export function AnswerButtons({ choices, answer }: AnswerButtonsProps) {
  if (choices.length === 0) return <p className="muted">The list of answers has not arrived yet.</p>;
  return (
    <div className="missing-answers">
      {choices.map((item, index) => (
        <Button
          key={item.code}
          onPress={() => answer(item)}
          keys={index < mostKeys ? String(index + 1) : undefined}
        >
          {item.label} <small className="muted">{effectText(item)}</small>
        </Button>
      ))}
    </div>
  );
}
