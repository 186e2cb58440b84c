import { useStore } from 'zustand/react';
import type { PlanDetail } from '../../../contract/sample-state.ts';
import { CommandButton } from '../../keyboard/CommandButton.tsx';
import type { CodeItem } from '../../review/reviewState.ts';
import { Button } from '../../ui/Button.tsx';
import { Dot } from '../../ui/Pill.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Select } from '../../ui/Select.tsx';
import { count, grouped } from '../../words/count.ts';
import { exactText, hereZone } from '../../words/when.ts';
import { StrataTable } from '../StrataTable.tsx';
import { drawKeys } from '../sample-keys.ts';
import { items, sentText } from '../words.ts';
import type { Stage } from './DrawScreen.tsx';
import type { DrawStore } from './draw-store.ts';
import { Hash } from './Hash.tsx';
import { Step } from './Step.tsx';

type CommitStepProps = {
  readonly store: DrawStore;
  readonly detail: PlanDetail;
  readonly stage: Stage | null;
  readonly reasons: readonly CodeItem[];
};

/** Fixes the frame and the sizes, before there is a seed. */
export function CommitStep({ store, detail, stage, reasons }: CommitStepProps) {
  const { problem, busy, reason, isAgain } = useStore(store);
  const { committed, draws } = detail;
  if (stage !== 'commit' && committed !== null) {
    return (
      <Step number={1} title="Frame and sizes are fixed" state="done">
        <Committed committed={committed} detail={detail} />
        {detail.state === 'signed' ? null : (
          <p>
            <Button tone="quiet" onPress={() => store.again(true)}>
              Commit anew, with a reason
            </Button>
          </p>
        )}
      </Step>
    );
  }
  const needsReason = draws.length > 0;
  return (
    <Step number={1} title="Fix frame and sizes" state="now">
      <p className="step-says">
        The items are listed as this desk knows them at this moment, and their list and the sizes of the
        strata are hashed. The hash goes to the central, so that anybody can see later that they were fixed
        before there was a seed.
      </p>
      {needsReason ? (
        <Select
          className="step-field"
          label="Why is it drawn again?"
          options={reasons.map(({ code, label }) => ({ id: code, label }))}
          value={reason}
          placeholder={
            reasons.length === 0 ? 'The list of reasons has not arrived yet' : 'Choose the reason…'
          }
          onChange={(code) => store.because(code)}
        />
      ) : null}
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <div className="step-do">
        <CommandButton
          map={drawKeys}
          command="draw.next"
          tone="primary"
          isPending={busy === 'commit'}
          isDisabled={needsReason && reason === null}
          run={() => void store.commit()}
        >
          {busy === 'commit' ? 'Committing…' : 'Commit'}
        </CommandButton>
        {isAgain ? (
          <Button tone="quiet" onPress={() => store.again(false)}>
            Stay with the commitment
          </Button>
        ) : (
          <span className="muted">After this the plan can no longer change.</span>
        )}
      </div>
    </Step>
  );
}

function Committed({
  committed,
  detail,
}: {
  readonly committed: NonNullable<PlanDetail['committed']>;
  readonly detail: PlanDetail;
}) {
  const { commitment, sha256, sent } = committed;
  const sizes = commitment.strata.filter(({ sample, spares }) => sample + spares > 0);
  const sample = commitment.strata.reduce((sum, stratum) => sum + stratum.sample, 0);
  const spares = commitment.strata.reduce((sum, stratum) => sum + stratum.spares, 0);
  return (
    <>
      <Hash sha256={sha256} label="Hash of the commitment" />
      <p className="step-sent">
        <Dot state={sent} />
        {sent === 'accepted'
          ? 'Sent to the central, where nobody can change it.'
          : sent === 'kept'
            ? 'Waiting to be sent. It is kept here with its time; write the hash down or read it to somebody, so that it is on record before the seed.'
            : sentText(sent)}
      </p>
      <p className="muted">
        {items(sample, detail.plan.query.kind)} of {grouped(commitment.frame.items)} in{' '}
        {count(sizes.length, 'stratum', 'strata')}, {count(spares, 'spare')}; committed by{' '}
        {commitment.committedBy}, {exactText(commitment.committedAt, hereZone())}.
      </p>
      <details className="step-more">
        <summary>Sizes by stratum</summary>
        <StrataTable strata={commitment.strata} />
      </details>
    </>
  );
}
