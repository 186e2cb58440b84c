import type { MissingDetail } from '../../../contract/missing-state.ts';
import type { CodeItem, CodeList } from '../../../contract/nouns/account.ts';
import { CommandButton } from '../../keyboard/CommandButton.tsx';
import { Field } from '../../ui/Field.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { count } from '../../words/count.ts';
import { KeptFromView } from '../KeptFromView.tsx';
import { AnswerButtons } from './AnswerButtons.tsx';
import { AnswersSoFar } from './AnswersSoFar.tsx';
import { CallFacts } from './CallFacts.tsx';
import { missingKeys } from './missing-keys.ts';
import { Recorded } from './Recorded.tsx';

type MissingPanelProps = {
  readonly detail: MissingDetail;
  readonly choices: readonly CodeItem[];
  readonly list: CodeList | undefined;
  readonly now: number;
  /** How many calls are answered together; 0: this one alone. */
  readonly together: number;
  readonly note: string;
  readonly write: (note: string) => void;
  readonly answer: (item: CodeItem) => void;
  /** Null: no recording can be linked now. */
  readonly link: ((videoId: string) => void) | null;
  readonly watch: (videoId: string) => void;
  readonly takeBack: (() => void) | null;
  readonly byHand: (() => void) | null;
};

/** The current call: what happened, who recorded it, and what can be said of it. */
export function MissingPanel(props: MissingPanelProps) {
  const { detail, choices, list, now, together, note, write, answer, link, watch, takeBack, byHand } = props;
  const { dispatch, officerName, badge, squadName, mayAnswer } = detail;
  return (
    <aside className="missing-panel" aria-label="The current call">
      <div className="missing-about">
        <header>
          <h2>
            {dispatch.eventNumber} <span className="muted">{dispatch.callType}</span>{' '}
            {dispatch.urgent ? <Pill tone="late">Urgent</Pill> : null}
          </h2>
          <p className="muted">
            {[officerName, badge, squadName].filter((part) => part !== null && part !== '').join(', ')}
          </p>
        </header>
        <CallFacts detail={detail} />
        <AnswersSoFar detail={detail} list={list} now={now} watch={watch} />
        <Recorded detail={detail} now={now} watch={watch} link={mayAnswer ? link : null} />
        <KeptFromView />
        <div className="missing-more">
          {byHand === null ? null : (
            <CommandButton map={missingKeys} command="missing.hand" tone="quiet" run={byHand}>
              Choose the recordings by hand
            </CommandButton>
          )}
          {takeBack === null ? null : (
            <CommandButton map={missingKeys} command="missing.back" tone="quiet" run={takeBack}>
              Take the answer back
            </CommandButton>
          )}
        </div>
      </div>
      {mayAnswer ? (
        <section className="missing-do" aria-label="Answers">
          <h3>
            {together > 0
              ? `Why have these ${count(together, 'call')} no recording?`
              : 'Why is there no recording?'}
          </h3>
          <AnswerButtons choices={choices} answer={answer} />
          <Field
            label="Note, if one helps"
            hideLabel
            placeholder="Note, if one helps (N)"
            className="missing-note"
            lines={1}
            value={note}
            onChange={write}
            maxLength={20_000}
            onKeyDown={(event) => {
              if (event.key === 'Escape')
                document.querySelector<HTMLElement>('.missing-list [role="grid"]')?.focus();
            }}
          />
        </section>
      ) : (
        <p className="missing-look muted">Why a recording is missing is said by the officer’s sergeant.</p>
      )}
    </aside>
  );
}
