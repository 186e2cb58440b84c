import { useState } from 'react';
import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { say } from '../ui/notice-store.ts';
import { count } from '../words/count.ts';
import { answerSegments } from './answerSegments.ts';
import { groupOf, labelOf } from './kinds.ts';
import { type NoIssue, noIssueOf, noIssueOutcome } from './noIssue.ts';
import { noIssueKeys } from './reviewKeys.ts';
import { isOpen } from './reviewState.ts';
import { type ReviewSession, speechFound, useReview, useSession } from './session.ts';
import { useChoices, useFindingKinds } from './useFindingKinds.ts';
import './no-issue.css';

const confirmKeys = { 'no-issue.confirm': { says: 'Answer so', keys: ['Enter'], isFixed: true } } as const;

/** A whole review without an issue in two presses: one shows what would be answered, the other answers it. */
export function NoIssueCommand() {
  const session = useSession();
  const open = useReview(isOpen);
  const [plan, setPlan] = useState<NoIssue | null>(null);
  useCommands('Review', noIssueKeys, {
    'review.noIssue': () => {
      const { review, detail } = session.review.store.getState();
      if (open && review !== null && detail !== null)
        setPlan(noIssueOf(review, detail, speechFound(session.sound.store.getState())));
    },
  });
  const close = (): void => {
    setPlan(null);
    // The dialog gives the focus back first.
    setTimeout(() => session.places.stage?.focus(), 30);
  };
  if (plan === null) return null;
  return <NoIssueDialog plan={plan} close={close} />;
}

function NoIssueDialog({ plan, close }: { readonly plan: NoIssue; readonly close: () => void }) {
  const session = useSession();
  const outcomes = useChoices('outcome');
  const kinds = useFindingKinds();
  const tagged = useReview(
    ({ review }) =>
      review?.findings.filter(({ finding }) => !['note', 'good'].includes(groupOf(kinds, finding.kind)))
        .length ?? 0,
  );
  const outcome = outcomes.find(({ code }) => code === noIssueOutcome) ?? null;
  const confirm = (): void => {
    if (tagged === 0) void answerSo(session, plan, outcome?.code ?? null);
    close();
  };
  return (
    <Dialog
      title="No issue"
      isOpen
      onClose={close}
      footer={
        <>
          <Button tone="quiet" keys="Escape" onPress={close}>
            Leave as it is
          </Button>
          {tagged > 0 ? null : (
            <Button tone="primary" keys="Enter" onPress={confirm}>
              Answer so
            </Button>
          )}
        </>
      }
    >
      <Confirming confirm={confirm} />
      {tagged > 0 ? (
        <p>
          {count(tagged, 'finding')} {tagged === 1 ? 'is' : 'are'} tagged, so this is not a review without an
          issue. Answer the form by hand, or remove what was tagged by mistake.
        </p>
      ) : (
        <div className="no-issue">
          <p>Nothing is filled in yet. With “Answer so”, these are your answers:</p>
          <dl>
            {plan.answers.map(({ question, value, hint }) => (
              <div key={question.id}>
                <dt>
                  {question.text}
                  {hint === null ? null : <small>{hint}</small>}
                </dt>
                <dd>{answerSegments(question)?.find((one) => one.value === value)?.label ?? value}</dd>
              </div>
            ))}
            <div>
              <dt>Outcome</dt>
              <dd>{outcome === null ? 'left to you' : labelOf(outcomes, outcome.code)}</dd>
            </div>
          </dl>
          {plan.left.length === 0 ? null : (
            <>
              <p>Left to you, because the data speaks of a problem or a number is asked:</p>
              <ul>
                {plan.left.map(({ question, hint }) => (
                  <li key={question.id}>
                    {question.text}
                    {hint === null ? null : <small>{hint}</small>}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </Dialog>
  );
}

/** Its key is heard above the dialog's silence. */
function Confirming({ confirm }: { readonly confirm: () => void }) {
  useCommands('', confirmKeys, { 'no-issue.confirm': confirm });
  return null;
}

async function answerSo({ review }: ReviewSession, plan: NoIssue, outcome: string | null): Promise<void> {
  const what = `${count(plan.answers.length, 'question')} answered${outcome === null ? '' : ', outcome: no issue'}`;
  const { kept, takeBack } = await review.answerTogether({ answers: plan.answers, outcome, says: what });
  // What was not kept is said by the store itself.
  if (!kept) return;
  say(`${what}.`, { tone: 'good', action: { label: 'Take back', run: () => void takeBack() } });
}
