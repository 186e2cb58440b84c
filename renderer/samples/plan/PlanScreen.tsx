import { useCallback, useDeferredValue, useEffect, useMemo } from 'react';
import { useStore } from 'zustand/react';
import { useCatalogue } from '../../desk/catalogue.ts';
import { useDeskStore } from '../../desk/DeskProvider.tsx';
import { useKeptStore } from '../../desk/KeptStores.tsx';
import { useCatalogueChanges } from '../../desk/use-changes.ts';
import { CommandButton } from '../../keyboard/CommandButton.tsx';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { newId } from '../../review/ids.ts';
import { go, goInPlace } from '../../route/route-store.ts';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { TopBar } from '../../shell/TopBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/notice-store.ts';
import { Pill } from '../../ui/Pill.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { planKeys } from '../sample-keys.ts';
import { makeSamplesStore } from '../samples-store.ts';
import { departmentZone } from '../zone.ts';
import { errorsIn, methodOf, planOf } from './check-draft.ts';
import { sizeOf } from './conclusion.ts';
import type { Draft } from './draft.ts';
import { FrameFields } from './FrameFields.tsx';
import { PlanOutlook } from './PlanOutlook.tsx';
import { createPlanStore, type PlanState } from './plan-store.ts';
import { SecondFields, SharingFields } from './SharingFields.tsx';
import { SizeFields } from './SizeFields.tsx';
import { share } from './sharing.ts';
import './plan.css';

export const makePlanStore = () => createPlanStore();

/** An audit while it is planned. Works without the network: the frame is counted from what this desk holds. */
export function PlanScreen({ planId }: { readonly planId: string }) {
  const store = useKeptStore(makePlanStore);
  const state = useStore(store);
  const samples = useKeptStore(makeSamplesStore);
  const desk = useDeskStore();
  const now = useCallback(() => desk.getState().desk?.now ?? 0, [desk]);
  const open = useCallback(async () => {
    if (samples.getState().programmes === null) await samples.load();
    await store.open(planId, now(), departmentZone(samples.getState().programmes));
  }, [samples, store, planId, now]);
  useEffect(() => {
    void open();
    return store.leave;
  }, [store, open]);
  const changes = useCatalogueChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another catalogue is the reason to count again
  useEffect(() => store.recount(), [store, changes]);

  const { draft, frame, detail, problem } = state;
  const errors = useMemo(() => errorsIn(draft), [draft]);
  const { sized, sharing } = useOutlook(state);
  const isFixed = detail !== null && detail.state !== 'draft';
  const stops = stopsOf(state, sized?.size ?? null, sharing?.problems.some((one) => one.stops) ?? true);
  const goOn = async () => {
    if (stops !== null) say(stops, { tone: 'problem' });
    else if (await store.keepNow()) go({ screen: 'draw', planId });
  };
  const remove = async () => {
    if (isFixed) return;
    if (await store.remove()) {
      say('The plan is removed. Nothing was committed to.');
      go({ screen: 'samples' });
    }
  };
  const copy = () => {
    const copyId = newId();
    void store.open(copyId, now(), draft.zone, { ...draft, name: `${draft.name} (copy)` });
    goInPlace({ screen: 'plan', planId: copyId });
  };
  useCommands('Plan', planKeys, { 'plan.commit': () => void goOn(), 'plan.remove': () => void remove() });
  const change = (part: Partial<Draft>) => store.change(part);
  const { reviewers: people } = useCatalogue();
  const reviewers = people.map(({ id, name }) => ({ id, label: name }));
  const parts = { draft, errors, change };
  return (
    <>
      <TopBar
        crumbs={[
          { label: 'Samples', to: { screen: 'samples' } },
          { label: draft.name.trim() === '' ? 'New audit' : draft.name },
        ]}
        end={<KeptPill kept={state.kept} />}
      />
      <main className="page plan">
        <ScreenProblem problem={problem} retry={() => void open()} />
        {isFixed ? (
          <ProblemNotice
            problem={{
              title: 'This plan is committed to and can no longer change.',
              todo: 'Go on where it stands, or begin a copy of it.',
            }}
            action={
              <span className="plan-buttons">
                <Button onPress={copy}>Copy</Button>
                <Button tone="primary" onPress={() => go({ screen: 'draw', planId })}>
                  Go on
                </Button>
              </span>
            }
          />
        ) : null}
        {state.phase === 'ready' ? (
          <div className="plan-columns">
            <form className="plan-form" inert={isFixed} onSubmit={(event) => event.preventDefault()}>
              <fieldset className="plan-part">
                <legend>Aim</legend>
                <Field
                  label="Name"
                  value={draft.name}
                  maxLength={200}
                  placeholder="Recorded in full?"
                  isFocusedFirst={draft.name === ''}
                  onChange={(name) => change({ name })}
                />
                <Field
                  label="What it is to find out, and for whom"
                  lines={2}
                  maxLength={5000}
                  value={draft.aim}
                  onChange={(aim) => change({ aim })}
                />
              </fieldset>
              <FrameFields {...parts} />
              <SizeFields {...parts} />
              <SharingFields {...parts} />
              <SecondFields {...parts} sample={sharing?.sample ?? null} reviewers={reviewers} />
            </form>
            <div className="plan-side">
              <PlanOutlook
                draft={draft}
                change={change}
                sized={sized}
                sharing={sharing}
                population={frame?.items ?? null}
                isCounting={state.isCounting}
                problem={state.frameProblem}
                recount={store.recount}
              />
              {isFixed ? null : (
                <footer className="plan-foot">
                  <p className="muted">
                    {stops ?? 'Next: fix frame and sizes, then the seed, then the draw.'}
                  </p>
                  <CommandButton map={planKeys} command="plan.remove" tone="quiet" run={() => void remove()}>
                    Remove
                  </CommandButton>
                  <CommandButton
                    map={planKeys}
                    command="plan.commit"
                    tone="primary"
                    isDisabled={stops !== null}
                    run={() => void goOn()}
                  >
                    Go on to commit
                  </CommandButton>
                </footer>
              )}
            </div>
          </div>
        ) : null}
      </main>
    </>
  );
}

/** What the numbers as typed lead to. Typing comes before arithmetic. */
function useOutlook(state: Pick<PlanState, 'draft' | 'frame'>) {
  const { draft, frame } = useDeferredValue(state);
  return useMemo(() => {
    const [method, body] = [methodOf(draft), planOf(draft)];
    if (frame === null) return { sized: null, sharing: null };
    const sized = method === null ? null : sizeOf(method, draft.kind, frame.items);
    const sharing = body === null ? null : share(frame, sized?.size ?? null, body);
    return { sized, sharing };
  }, [draft, frame]);
}

/** What keeps the plan from being committed to, as a sentence; null when nothing does. */
function stopsOf(
  { draft, frame, isCounting }: Pick<PlanState, 'draft' | 'frame' | 'isCounting'>,
  size: number | null,
  hasProblem: boolean,
): string | null {
  if (planOf(draft) === null) return 'A field says what is missing.';
  if (draft.name.trim() === '') return 'Give the audit a name first.';
  if (frame === null || isCounting) return 'The items are being counted.';
  if (size === null) return 'There is no size that would do; the sentence says why.';
  return hasProblem ? 'Something stands in the way; it is said above the table.' : null;
}

function KeptPill({ kept }: { readonly kept: PlanState['kept'] }) {
  switch (kept) {
    case 'nothing':
      return null;
    case 'typed':
    case 'keeping':
      return <Pill>being typed</Pill>;
    case 'kept':
      return <Pill>kept on this desk</Pill>;
    case 'failed':
      return <Pill tone="danger">not kept</Pill>;
  }
}
