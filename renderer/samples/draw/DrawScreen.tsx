import { useEffect } from 'react';
import { useStore } from 'zustand/react';
import type { PlanDetail } from '../../../contract/sample-state.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { useKeptStore } from '../../desk/KeptStores.tsx';
import { useChanges } from '../../desk/use-changes.ts';
import { useNow } from '../../desk/use-now.ts';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { labelOf } from '../../review/kinds.ts';
import { choicesOf } from '../../review/reviewState.ts';
import { go } from '../../route/route-store.ts';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { TopBar } from '../../shell/TopBar.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { frameText, methodText } from '../plan-words.ts';
import { drawKeys } from '../sample-keys.ts';
import { planStateWords } from '../words.ts';
import { CommitStep } from './CommitStep.tsx';
import { createDrawStore } from './draw-store.ts';
import { EarlierDraws } from './EarlierDraws.tsx';
import { DrawStep, SeedStep } from './SeedStep.tsx';
import './draw.css';

const makeStore = () => createDrawStore();

/** The order that makes a sample fair, as a page: first what will be drawn from what, then the seed, then the draw. */
export function DrawScreen({ planId }: { readonly planId: string }) {
  const store = useKeptStore(makeStore);
  const { detail, problem, isAgain } = useStore(store);
  const { codeLists } = useCatalogue();
  const reasons = choicesOf(codeLists, 'redraw', useNow());
  useEffect(() => store.open(planId), [store, planId]);
  const changes = useChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have sent the commitment
  useEffect(() => void store.load(), [store, changes]);

  const draw = async () => {
    const drawId = await store.draw();
    if (drawId !== null) go({ screen: 'sample', drawId, part: 'items' });
  };
  const stage = stageOf(detail, isAgain);
  useCommands('Draw', drawKeys, {
    'draw.next': () => (stage === 'commit' ? void store.commit() : stage === 'seed' ? void draw() : false),
    'draw.plan': () => go({ screen: 'plan', planId }),
  });
  return (
    <>
      <TopBar
        crumbs={[
          { label: 'Samples', to: { screen: 'samples' } },
          { label: detail?.plan.name || 'Plan', to: { screen: 'plan', planId } },
          { label: 'Commit and draw' },
        ]}
      >
        {detail === null ? null : <Pill>{planStateWords[detail.state]}</Pill>}
      </TopBar>
      <main className="page draw" aria-busy={detail === null}>
        <ScreenProblem problem={detail === null ? problem : null} retry={() => void store.load()} />
        {detail === null ? null : (
          <div className="draw-page">
            <PlanInShort detail={detail} />
            <ol className="steps">
              <CommitStep store={store} detail={detail} stage={stage} reasons={reasons} />
              <SeedStep store={store} detail={detail} stage={stage} />
              <DrawStep store={store} detail={detail} stage={stage} draw={() => void draw()} />
            </ol>
            {detail.draws.length === 0 ? null : (
              <EarlierDraws
                draws={detail.draws}
                current={detail.committed?.drawId ?? null}
                labelOf={(code) => labelOf(reasons, code)}
              />
            )}
          </div>
        )}
      </main>
    </>
  );
}

export type Stage = 'commit' | 'seed' | 'drawn';

function stageOf(detail: PlanDetail | null, isAgain: boolean): Stage | null {
  if (detail === null) return null;
  if (isAgain || detail.committed === null) return 'commit';
  return detail.state === 'committed' ? 'seed' : 'drawn';
}

function PlanInShort({ detail: { plan } }: { readonly detail: PlanDetail }) {
  const catalogue = useCatalogue();
  return (
    <header className="draw-plan">
      {plan.aim === '' ? null : <p>{plan.aim}</p>}
      <p className="muted">
        {frameText(plan, catalogue)}. Size: {methodText(plan.size)}.
      </p>
    </header>
  );
}
