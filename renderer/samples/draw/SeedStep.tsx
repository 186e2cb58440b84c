import { useStore } from 'zustand/react';
import type { PlanDetail } from '../../../contract/sample-state.ts';
import { CommandButton } from '../../keyboard/CommandButton.tsx';
import { go } from '../../route/route-store.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { drawKeys } from '../sample-keys.ts';
import { items } from '../words.ts';
import type { Stage } from './DrawScreen.tsx';
import type { DrawStore } from './draw-store.ts';
import { SeedFields } from './SeedFields.tsx';
import { Step } from './Step.tsx';
import { originMissing, seedSays } from './seed.ts';

type StepProps = {
  readonly store: DrawStore;
  readonly detail: PlanDetail;
  readonly stage: Stage | null;
};

/** The seed, from where nobody who audits can choose it. */
export function SeedStep({ store, stage }: StepProps) {
  const seed = useStore(store, (state) => state.seed);
  if (stage === 'drawn') {
    return (
      <Step number={2} title="The seed is on record" state="done">
        <p className="muted">It stands in the record of the draw, with where it came from.</p>
      </Step>
    );
  }
  return (
    <Step number={2} title="Get a seed that nobody here chooses" state={stage === 'seed' ? 'now' : 'later'}>
      {stage === 'seed' ? (
        <SeedFields store={store} seed={seed} />
      ) : (
        <p className="muted">Roll it, ask for it, or look it up only after the first step.</p>
      )}
    </Step>
  );
}

/** The draw itself: the same frame and seed give the same sample, on any desk. */
export function DrawStep({ store, detail, stage, draw }: StepProps & { readonly draw: () => void }) {
  const { seed, busy, problem } = useStore(store);
  const drawn = detail.committed;
  if (stage === 'drawn' && drawn !== null) {
    return (
      <Step number={3} title="The sample is drawn" state="done">
        <Button tone="primary" onPress={() => go({ screen: 'sample', drawId: drawn.drawId, part: 'items' })}>
          Open the sample
        </Button>
      </Step>
    );
  }
  const sample = drawn?.commitment.strata.reduce((sum, stratum) => sum + stratum.sample, 0) ?? 0;
  const missing = seedSays(seed.text).stops ? 'The seed is missing, or can’t be used.' : originMissing(seed);
  return (
    <Step number={3} title="Draw" state={stage === 'seed' ? 'now' : 'later'}>
      <p className={stage === 'seed' ? 'step-says' : 'muted'}>
        Each item gets a ticket from the seed and its own name; the smallest tickets of each stratum are
        drawn. The draw can’t be repeated with another seed; a new one needs a reason, and this one stays on
        record.
      </p>
      {stage === 'seed' ? (
        <>
          {problem === null ? null : <ProblemNotice problem={problem} />}
          <div className="step-do">
            <CommandButton
              map={drawKeys}
              command="draw.next"
              tone="primary"
              isPending={busy === 'draw'}
              isDisabled={missing !== null}
              run={draw}
            >
              {busy === 'draw' ? 'Drawing…' : `Draw ${items(sample, detail.plan.query.kind)}`}
            </CommandButton>
            {missing === null ? null : <span className="muted">{missing}</span>}
          </div>
        </>
      ) : null}
    </Step>
  );
}
