import { useState } from 'react';
import { barsWatching } from '../../contract/nouns/review.ts';
import { useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Dot, Pill } from '../ui/Pill.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Select } from '../ui/Select.tsx';
import { count } from '../words/count.ts';
import { openQuestions } from './openQuestions.ts';
import { reviewKeys } from './reviewKeys.ts';
import { isOpen, type MarkState, type OpenReview } from './reviewState.ts';
import { SubmittedFoot } from './SubmittedFoot.tsx';
import { sentOfAll, sentText } from './sentWords.ts';
import { toStageAfterChoice, useReview, useSession } from './session.ts';
import { useChoices } from './useFindingKinds.ts';
import { useLasting } from './useLasting.ts';
import { useSubmit } from './useSubmit.ts';

/** What becomes of the review: what is still open, the note, the outcome, submit. */
export function SubmitFoot() {
  const state = useReview(({ review }) => review?.review.state ?? null);
  return (
    <footer className="foot">
      <ComplaintNotice />
      <Facts />
      {state === 'submitted' ? <SubmittedFoot /> : <SubmitFields />}
    </footer>
  );
}

function ComplaintNotice() {
  const { review } = useSession();
  const complaint = useReview((state) => state.complaint);
  if (complaint === null) return null;
  const { what, problem, again } = complaint;
  return (
    <ProblemNotice
      problem={{ ...problem, title: what, detail: [problem.title, problem.detail].filter(Boolean).join(' ') }}
      action={
        <span className="complaint-actions">
          {again === null ? null : (
            <Button
              onPress={() => {
                review.hushComplaint();
                again();
              }}
            >
              Try again
            </Button>
          )}
          <Button tone="quiet" onPress={review.hushComplaint}>
            Dismiss
          </Button>
        </span>
      }
    />
  );
}

function Facts() {
  const review = useReview((state) => state.review);
  const trouble = useReview((state) => state.trouble);
  const isPlayable = useReview(({ footage }) => footage.state === 'playable');
  const left = useReview((state) => openQuestions(state.review).length);
  const now = review === null ? 'kept' : sentOfAll(review);
  // A mark is being written for a few milliseconds: that is no word to flash.
  const isSlow = useLasting(now === 'writing', 400);
  const sent = now === 'writing' && !isSlow && review !== null ? sentOfAll(onlyKept(review)) : now;
  const hashBad = trouble?.code === 'hash-mismatch';
  return (
    <div className="review-row foot-facts">
      {review === null ? null : (
        <Pill title={sentText(sent)}>
          <Dot state={sent} />
          {pillWords[sent]}
        </Pill>
      )}
      {hashBad ? (
        <Pill tone="danger">hash mismatch</Pill>
      ) : isPlayable ? (
        <Pill tone="good">hash matches</Pill>
      ) : null}
      {review === null ? null : <Pill title={review.form.title}>form v{review.form.version}</Pill>}
      <span className="grow" />
      {review === null ? null : (
        <span className="foot-left" title="Needed before submitting">
          {left > 0 ? (
            `${count(left, 'answer')} due`
          ) : (
            <>
              <span aria-hidden="true">none due</span>
              <span className="unseen">all answered that is due</span>
            </>
          )}
        </span>
      )}
    </div>
  );
}

const pillWords = {
  accepted: 'sent',
  kept: 'kept',
  conflict: 'conflict',
  refused: 'refused',
  writing: 'not kept yet',
} as const satisfies Readonly<Record<MarkState, string>>;

function onlyKept(review: OpenReview): OpenReview {
  return { ...review, findings: review.findings.filter(({ sent }) => sent !== 'writing') };
}

const cannot = '?unavailable';
const can = '?outcome';

function SubmitFields() {
  const session = useSession();
  const { review, places } = session;
  const kept = useReview((state) => state.review?.review ?? null);
  const open = useReview(isOpen);
  const submitting = useReview((state) => state.submitting);
  const barred = useReview(({ trouble }) => trouble !== null && barsWatching(trouble));
  const [cannotReview, setCannotReview] = useState(false);
  const outcomes = useChoices('outcome', kept?.outcome ?? null);
  const reasons = useChoices('unavailable', kept?.unavailable ?? null);
  const submit = useSubmit();
  const key = useKeyOf(reviewKeys, 'review.outcome');
  // It stands on the button, so the button's name has it too.
  const named = (what: string) => (key === undefined ? what : `${key}, ${what}`);
  const asksReason = barred || cannotReview || kept?.unavailable != null;
  return (
    <>
      <NoteLine key={kept?.id ?? ''} />
      <div className="review-row">
        <span
          className="foot-choice"
          ref={(element) => {
            places.outcome = element;
          }}
        >
          {asksReason ? (
            <Select
              label={named('Why it is unavailable')}
              hideLabel
              placeholder="Unavailable…"
              keys={key}
              isDisabled={!open}
              isOn={kept?.unavailable != null}
              value={kept?.unavailable ?? null}
              options={[
                ...reasons.map(({ code, label }) => ({ id: code, label })),
                ...(barred ? [] : [{ id: can, label: 'It can be reviewed' }]),
              ]}
              onChange={(code) => {
                if (code === can) setCannotReview(false);
                review.setUnavailable(code === can ? null : code);
                toStageAfterChoice(session);
              }}
            />
          ) : (
            <Select
              label={named('Outcome')}
              hideLabel
              placeholder="Outcome…"
              keys={key}
              isDisabled={!open}
              value={kept?.outcome ?? null}
              options={[
                ...outcomes.map(({ code, label }) => ({ id: code, label })),
                { id: cannot, label: 'Can’t be reviewed…' },
              ]}
              onChange={(code) => {
                if (code === cannot) setCannotReview(true);
                else review.setOutcome(code);
                toStageAfterChoice(session);
              }}
            />
          )}
        </span>
        <Button
          tone="primary"
          keys={useKeyOf(reviewKeys, 'review.submit')}
          isDisabled={!open}
          isPending={submitting}
          onPress={() => void submit()}
        >
          Submit
        </Button>
      </div>
    </>
  );
}

/** The note on the whole review. Kept while it is typed. */
function NoteLine() {
  const { review, places } = useSession();
  const open = useReview(isOpen);
  const stored = useReview((state) => state.review?.review.note ?? '');
  const [text, setText] = useState(stored);
  return (
    <Field
      label="Note on this review"
      hideLabel
      lines={1}
      className="foot-note"
      placeholder="Note on this review"
      value={text}
      maxLength={20_000}
      isDisabled={!open}
      areaRef={(element) => {
        places.note = element;
      }}
      onChange={(note) => {
        setText(note);
        review.setNote(note);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        void review.flush();
        places.stage?.focus();
      }}
    />
  );
}
