import { CircleCheck, Hourglass } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand/react';
import { type MissingQueue, mostMissing } from '../../../contract/missing-state.ts';
import type { CodeItem } from '../../../contract/nouns/account.ts';
import { meaningOf } from '../../../contract/nouns/no-video.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { useKeptStore } from '../../desk/KeptStores.tsx';
import { useChanges } from '../../desk/use-changes.ts';
import { useNow } from '../../desk/use-now.ts';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { choicesOf } from '../../review/reviewState.ts';
import { go, goInPlace } from '../../route/route-store.ts';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/notice-store.ts';
import { Table } from '../../ui/table/Table.tsx';
import { count, grouped } from '../../words/count.ts';
import { ChoiceDialog } from '../choice/ChoiceDialog.tsx';
import { AnswerDialog } from './AnswerDialog.tsx';
import { MissingFilters } from './MissingFilters.tsx';
import { MissingPanel } from './MissingPanel.tsx';
import { missingColumns } from './missing-columns.tsx';
import { type Asked, askedIn, filterFor, isNarrowed, queryFor } from './missing-filter.ts';
import { answerKeys, missingKeys } from './missing-keys.ts';
import { answeredTogether, currentRow, makeMissingStore, type Said } from './missing-store.ts';
import { rateText } from './missing-words.ts';
import './missing.css';

/** The answer that is being asked about: it needs a note, or the recording that was found. */
type Asking = { readonly item: CodeItem; readonly foundVideoId: string | null };

/** Calls that should have a recording and have none: each gets an answer from the department's list. */
export function MissingPart({ query }: { readonly query: string }) {
  const store = useKeptStore(makeMissingStore);
  const state = useStore(store);
  const { queue, problem, detail, chosen, place, note } = state;
  const asked = useMemo(() => askedIn(query), [query]);
  const { codeLists } = useCatalogue();
  const now = useNow();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  useEffect(() => store.show(filterFor(asked)), [store, asked]);
  const changes = useChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have changed the list
  useEffect(() => void store.load(), [store, changes]);

  const change = (part: Partial<Asked>) =>
    goInPlace({ screen: 'dispatch', part: 'missing', query: queryFor({ ...asked, ...part }) });
  const list = codeLists.find(({ id }) => id === 'no-video');
  const choices = choicesOf(codeLists, 'no-video', now);
  const mayAnswer = queue?.mayAnswer ?? false;
  const columns = useMemo(
    () => missingColumns({ list, now, chosen, toggle: mayAnswer ? store.toggle : null }),
    [list, now, chosen, mayAnswer, store],
  );
  const row = currentRow(state);
  const together = answeredTogether(state);
  const watch = (videoId: string) => go({ screen: 'review', videoId, dutyId: null });

  const answer = async (item: CodeItem | null, said: Omit<Said, 'code'>, ids = together) => {
    const outcome = await store.answer(ids, { code: item?.code ?? null, ...said });
    if (!outcome.ok) {
      say(outcome.problem.detail ?? outcome.problem.title, { tone: 'problem' });
      return false;
    }
    const which =
      ids.length === 1
        ? (queue?.rows.find(({ dispatchId }) => dispatchId === ids[0])?.eventNumber ?? 'the call')
        : count(ids.length, 'call');
    if (item === null) say(`Answer to ${which} taken back.`);
    else
      say(`${item.label}: ${which}.`, {
        tone: 'good',
        action: { label: 'Undo', keys: 'u', run: () => void takeBack() },
      });
    return true;
  };
  const choose = (item: CodeItem, foundVideoId: string | null = null) => {
    if (!mayAnswer || together.length === 0 || state.isBusy) return;
    const { explains, needsNote } = meaningOf(item);
    const isFound = explains === 'recorded';
    if ((isFound && foundVideoId === null) || (needsNote && note.trim() === ''))
      setAsking({ item, foundVideoId });
    else void answer(item, { note, foundVideoId });
  };
  /** What stands of the current call; else what was answered last. */
  const takeBack = async () => {
    const { lastAnswered } = store.getState();
    const current = currentRow(store.getState());
    const ids = current?.answer?.code != null ? [current.dispatchId] : lastAnswered;
    if (mayAnswer && ids.length > 0) await answer(null, { note: '', foundVideoId: null }, ids);
  };
  const found = choices.find((item) => meaningOf(item).explains === 'recorded');
  const firstOther = detail?.others.flatMap(({ videos }) => videos)[0];
  useCommands(
    'Answers',
    answerKeys,
    Object.fromEntries(choices.map((item, index) => [`missing.answer${index + 1}`, () => choose(item)])),
  );
  useCommands('Missing recordings', missingKeys, {
    'missing.note': () => document.querySelector<HTMLTextAreaElement>('.missing-note textarea')?.focus(),
    'missing.choose': () => {
      if (row !== undefined && mayAnswer) store.toggle(row.dispatchId);
    },
    'missing.all': () => {
      const ids = (queue?.rows ?? []).slice(0, mostTogether).map(({ dispatchId }) => dispatchId);
      if (mayAnswer) store.choose(chosen.size > 0 ? [] : ids);
    },
    'missing.back': () => void takeBack(),
    'missing.watch': () => {
      if (firstOther !== undefined) watch(firstOther.id);
    },
    'missing.hand': () => {
      if (detail?.mayChoose === true) setChoosing(true);
    },
  });
  return (
    <>
      <ScreenProblem problem={problem} retry={() => void store.load()} />
      <MissingFilters asked={asked} counts={queue?.counts ?? null} change={change} />
      <div className="missing-body">
        <div className="missing-list">
          <p className="missing-rate muted">{queue === null || !queue.isJudged ? ' ' : rateText(queue)}</p>
          <Table
            label="Calls without a recording"
            columns={columns}
            count={queue?.rows.length ?? 0}
            rowAt={(index) => queue?.rows[index]}
            current={place}
            onCurrent={store.stand}
            onOpen={store.stand}
            topOf={query}
            leastWidth="48rem"
            isBusy={queue === null}
            empty={queue === null ? null : <Nothing queue={queue} asked={asked} />}
          />
          {queue !== null && queue.total > mostMissing ? (
            <p className="muted">
              The first {grouped(mostMissing)} of {grouped(queue.total)}: urgent calls, then the oldest. A
              unit or an officer narrows it.
            </p>
          ) : null}
        </div>
        {row === undefined || detail === null || detail.dispatch.id !== row.dispatchId ? (
          <aside className="missing-panel" aria-label="The current call" />
        ) : (
          <MissingPanel
            detail={detail}
            choices={choices}
            list={list}
            now={now}
            together={chosen.size}
            note={note}
            write={store.write}
            answer={choose}
            link={found === undefined || chosen.size > 0 ? null : (videoId) => choose(found, videoId)}
            watch={watch}
            takeBack={row.answer?.code != null && detail.mayAnswer ? () => void takeBack() : null}
            byHand={detail.mayChoose ? () => setChoosing(true) : null}
          />
        )}
      </div>
      {asking === null || detail === null ? null : (
        <AnswerDialog
          item={asking.item}
          detail={together.length === 1 && together[0] === detail.dispatch.id ? detail : null}
          together={together.length}
          note={note}
          foundVideoId={asking.foundVideoId}
          answer={(said) => answer(asking.item, said)}
          onClose={() => setAsking(null)}
        />
      )}
      {isChoosing && detail !== null ? (
        <ChoiceDialog dispatchId={detail.dispatch.id} onClose={() => setChoosing(false)} />
      ) : null}
    </>
  );
}

/** No call of the core takes more at once. */
const mostTogether = 500;

function Nothing({ queue, asked }: { readonly queue: MissingQueue; readonly asked: Asked }) {
  if (!queue.isJudged)
    return (
      <EmptyState icon={<Hourglass aria-hidden="true" />} title="Comparing calls and recordings">
        This takes a moment after the first sign-in. Calls without a recording appear here by themselves.
      </EmptyState>
    );
  const isDone = asked.state === 'due' && !isNarrowed(asked);
  return (
    <EmptyState
      icon={<CircleCheck aria-hidden="true" />}
      title={isDone ? 'Every call without a recording is answered' : 'None of these'}
    >
      {isDone
        ? 'New ones appear here when dispatches arrive that no recording belongs to.'
        : 'Calls without a recording of which this is so would be here.'}
    </EmptyState>
  );
}
