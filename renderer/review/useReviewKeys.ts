import { flushSync } from 'react-dom';
import { useDesk } from '../desk/DeskProvider.tsx';
import type { Handlers } from '../keyboard/commands.ts';
import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import { keepStill } from '../stills/keepStill.ts';
import { say } from '../ui/notice-store.ts';
import { answerByKey } from './answerSegments.ts';
import { useSetReason } from './FindingFields.tsx';
import { factFor } from './facts.ts';
import { chooseFinding, focusFindingRow } from './findingFocus.ts';
import { asksReason } from './findingWords.ts';
import { focusQuestion, goOnAfter, moveQuestion, questionInFocus } from './formFocus.ts';
import { nudgeEdge, setEdgeHere } from './nudging.ts';
import { focusPanel } from './panelFocus.ts';
import { playHandlers } from './playHandlers.ts';
import { findingKeys, formKeys, playKeys, reviewKeys } from './reviewKeys.ts';
import { openChoice, type ReviewSession, speechFound, useReview, useSession } from './session.ts';
import { useFindingKinds } from './useFindingKinds.ts';
import { useSubmit } from './useSubmit.ts';
import { useTag } from './useTag.ts';
import { withShuttle } from './withShuttle.ts';

/** Joins the names of the review's commands to what they do. The layers added last are asked first. */
export function useReviewKeys(): void {
  const session = useSession();
  const tag = useTag();
  const submit = useSubmit();
  const me = useDesk((desk) => desk.account);
  useCommands('Playback', playKeys, withShuttle(session.shuttle, playHandlers(session)));
  useCommands('Review', reviewKeys, {
    'tag.late': () => tag('late'),
    'tag.early': () => tag('early'),
    'tag.narration': () => tag('narration'),
    'tag.note': () => tag('note'),
    'tag.other': () => tag('note', true),
    'panel.form': () => focusQuestion(session),
    'panel.findings': () => focusFindings(session),
    'panel.clip': () => focusPanel(session, 'clip'),
    'panel.classification': () => focusClassification(session),
    'still.keep': () => void keepStill(session, { id: me?.id ?? '', name: me?.name ?? '' }),
    'review.outcome': () => openChoice(session.places.outcome),
    'review.note': () => session.places.note?.focus(),
    'review.submit': () => void submit(),
    'mark.undo': () => takeBack(session, 'undo'),
    'mark.redo': () => takeBack(session, 'redo'),
    'review.stage': () => toStage(session),
  });
  useFormKeys(session);
  useFindingKeys(session);
}

/** In a text field these keys belong to the text. */
function takeBack({ review }: ReviewSession, which: 'undo' | 'redo'): false | undefined {
  const here = document.activeElement;
  if (here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement) return false;
  void review[which]().then((says) => {
    if (says !== null) say(`${which === 'undo' ? 'Taken back' : 'Done again'}: ${says}.`);
  });
  return undefined;
}

function toStage({ review, places }: ReviewSession): void {
  review.edit(null);
  void review.flush();
  places.stage?.focus();
}

function focusFindings(session: ReviewSession): void {
  const { review } = session;
  const { selected, review: open } = review.store.getState();
  review.showTab('findings');
  const id = selected ?? open?.findings[0]?.finding.id;
  if (id === undefined) {
    focusPanel(session, 'findings');
    return;
  }
  review.select(id);
  focusFindingRow(id);
}

function focusClassification({ review, places }: ReviewSession): void {
  // Drawn at once: the letters that are typed next are the beginning of the choice, however soon they come.
  flushSync(() => review.showTab('form'));
  places.classification?.scrollIntoView({ block: 'nearest' });
  openChoice(places.classification);
}

function useFormKeys(session: ReviewSession): void {
  const isHere = useReview((state) => state.focusIn === 'form');
  useCommands('In the form', formKeys, isHere ? formHandlers(session) : none, whileInFocus);
}

const none = {};
const whileInFocus = { inFocus: true };

function formHandlers(session: ReviewSession): Handlers<typeof formKeys> {
  const { review } = session;
  const answer = (key: string): void => {
    const id = questionInFocus(session);
    const { review: open, detail } = review.store.getState();
    const question = open?.form.questions.find((one) => one.id === id);
    const value = question === undefined ? null : answerByKey(question, key);
    if (question === undefined || value === null) return;
    const fact =
      question.fact === null || detail === null
        ? null
        : factFor(question.fact, detail, speechFound(session.sound.store.getState()));
    void review.answer(question.id, value, fact?.text ?? null);
    goOnAfter(session, question, value);
  };
  return {
    'form.down': () => moveQuestion(session, 1),
    'form.up': () => moveQuestion(session, -1),
    'form.yes': () => answer('yes'),
    'form.no': () => answer('no'),
    'form.na': () => answer('na'),
    'form.unclear': () => answer('unclear'),
    'form.scale': ({ key }) => answer(key),
    'form.clear': () => {
      const id = questionInFocus(session);
      if (id !== null) void review.answer(id, null, null);
    },
  };
}

function useFindingKeys(session: ReviewSession): void {
  const { review, places } = session;
  const kinds = useFindingKinds();
  const isInList = useReview((state) => state.focusIn === 'findings');
  const finding = useReview(({ editing, selected, focusIn, review: open }) => {
    // In the form, Y and N answer its questions, whatever card is open on the picture.
    const id = focusIn === 'findings' ? selected : focusIn === 'form' ? null : editing;
    return open?.findings.find((kept) => kept.finding.id === id)?.finding;
  });
  const setReason = useSetReason(finding);
  const asks = finding !== undefined && asksReason(kinds, finding.kind);
  const id = finding?.id ?? '';
  useCommands(
    'On a finding',
    findingKeys,
    finding === undefined
      ? none
      : {
          'finding.yes': asks ? () => setReason('yes') : undefined,
          'finding.no': asks ? () => setReason('no') : undefined,
          'finding.unclear': asks ? () => setReason('unclear') : undefined,
          'finding.note': () =>
            document.querySelector<HTMLElement>('.finding-note input, .finding-note textarea')?.focus(),
          'finding.startHere': () => setEdgeHere(session, id, 'start'),
          'finding.endHere': () => setEdgeHere(session, id, 'end'),
          'finding.nudgeBack': isInList ? () => void nudgeEdge(session, id, 'start', -1) : undefined,
          'finding.nudgeOn': isInList ? () => void nudgeEdge(session, id, 'start', 1) : undefined,
          'finding.endBack': () => void nudgeEdge(session, id, 'end', -1),
          'finding.endOn': () => void nudgeEdge(session, id, 'end', 1),
          'finding.remove': () => {
            void review.removeFinding(id);
            places.stage?.focus();
          },
          'finding.next': isInList ? () => chooseFinding(session, 1) : undefined,
          'finding.previous': isInList ? () => chooseFinding(session, -1) : undefined,
          'finding.done': isInList ? undefined : () => toStage(session),
        },
    whileInFocus,
  );
}
