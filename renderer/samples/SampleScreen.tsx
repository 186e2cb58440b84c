import { useEffect } from 'react';
import { useStore } from 'zustand/react';
import type { DrawDetail } from '../../contract/sample-state.ts';
import { useKeptStore } from '../desk/KeptStores.tsx';
import { useChanges } from '../desk/use-changes.ts';
import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import type { SamplePart } from '../route/route.ts';
import { goInPlace } from '../route/route-store.ts';
import { ScreenProblem } from '../shell/ScreenProblem.tsx';
import { TopBar } from '../shell/TopBar.tsx';
import { Pill } from '../ui/Pill.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { grouped } from '../words/count.ts';
import { ItemsPart } from './items/ItemsPart.tsx';
import { makeSampleStore } from './items/sample-store.ts';
import { settledOf, workRows } from './items/work-rows.ts';
import { PaperPart } from './paper/PaperPart.tsx';
import { ResultsPart } from './results/ResultsPart.tsx';
import { partKeys } from './sample-keys.ts';
import { planStateWords } from './words.ts';
import './items/items.css';

/** A drawn sample: its work, its results, and the paper that closes it. */
export function SampleScreen({ drawId, part }: { readonly drawId: string; readonly part: SamplePart }) {
  const store = useKeptStore(makeSampleStore);
  const draw = useStore(store, (state) => state.draw);
  const problem = useStore(store, (state) => state.problem);
  const isAlong = useStore(store, ({ checkOut }) => checkOut !== null && checkOut.state !== 'none');
  useEffect(() => store.open(drawId), [store, drawId]);
  const changes = useChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have changed an item
  useEffect(() => {
    void store.load();
    if (isAlong) void store.takeAlong('look');
  }, [store, isAlong, changes]);
  const show = (next: SamplePart) => goInPlace({ screen: 'sample', drawId, part: next });
  useCommands('Audit', partKeys, {
    'sample.items': () => show('items'),
    'sample.results': () => show('results'),
    'sample.paper': () => show('paper'),
  });
  return (
    <>
      <TopBar
        crumbs={[{ label: 'Samples', to: { screen: 'samples' } }, { label: draw?.plan.name || 'Sample' }]}
        end={draw === null ? null : <Progress draw={draw} />}
      >
        {draw === null ? null : <Pill>{planStateWords[draw.state]}</Pill>}
      </TopBar>
      <main className="page sample" aria-busy={draw === null}>
        <ScreenProblem problem={problem} retry={() => void store.load()} />
        {draw === null ? null : (
          <Tabs
            label="Parts of the audit"
            className="sample-tabs"
            value={part}
            onChange={(id) => show(id === 'results' || id === 'paper' ? id : 'items')}
            items={[
              { id: 'items', title: 'Items', content: <ItemsPart store={store} draw={draw} /> },
              { id: 'results', title: 'Results', content: <ResultsPart store={store} draw={draw} /> },
              { id: 'paper', title: 'Work paper', content: <PaperPart store={store} draw={draw} /> },
            ]}
          />
        )}
      </main>
    </>
  );
}

function Progress({ draw }: { readonly draw: DrawDetail }) {
  const { settled, all } = settledOf(workRows(draw.rows));
  return (
    <Pill tone={settled === all ? 'good' : 'plain'}>
      {grouped(settled)} of {grouped(all)} settled
    </Pill>
  );
}
