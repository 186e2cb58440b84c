import { useState } from 'react';
import type { DrawDetail } from '../../../contract/sample-state.ts';
import type { CallProblem } from '../../api/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/notice-store.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Select } from '../../ui/Select.tsx';
import { grouped } from '../../words/count.ts';
import { wholeOf } from '../plan/draft.ts';
import type { SampleStore } from './sample-store.ts';
import { sizesOf } from './sizes.ts';

type ExtendDialogProps = {
  readonly store: SampleStore;
  readonly draw: DrawDetail;
  readonly stratum: string | null;
  readonly onClose: () => void;
};

/** More of the same draw: the next tickets of a stratum, with a reason. What was drawn stays drawn. */
export function ExtendDialog({ store, draw, stratum: first, onClose }: ExtendDialogProps) {
  const { strata } = draw.commitment;
  const [stratum, setStratum] = useState(first ?? strata[0]?.key ?? '');
  const now = sizesOf(draw, stratum);
  const [sample, setSample] = useState('');
  const [spares, setSpares] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const wanted = {
    sample: sample === '' ? now.sample : wholeOf(sample),
    spares: spares === '' ? now.spares : wholeOf(spares),
  };
  const wrong = wrongOf(wanted, now);
  const extend = async () => {
    if (wanted.sample === null || wanted.spares === null || wrong !== null) return;
    setBusy(true);
    const outcome = await store.extend({
      stratum,
      sample: wanted.sample,
      spares: wanted.spares,
      reason: reason.trim(),
    });
    setBusy(false);
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return;
    }
    say(`${stratum} has ${grouped(wanted.sample)} items now, in the same order of the draw.`, {
      tone: 'good',
    });
    onClose();
  };
  return (
    <Dialog
      title="Take more of the same draw"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Leave as it is</Button>
          <Button
            tone="primary"
            isDisabled={wrong !== null || reason.trim() === ''}
            isPending={isBusy}
            onPress={() => void extend()}
          >
            Take more
          </Button>
        </>
      }
    >
      <div className="settle">
        <p>
          The next tickets of the stratum are taken, in their order; nothing that was drawn changes. The
          record and the work paper say when, by whom and why.
        </p>
        <Select
          label="Stratum"
          options={strata.map(({ key, population }) => ({
            id: key,
            label: key,
            detail: `${grouped(population)} items`,
          }))}
          value={stratum}
          onChange={setStratum}
        />
        <div className="plan-pair">
          <Field
            label={`Sample, now ${grouped(now.sample)}`}
            value={sample}
            placeholder={String(now.sample)}
            onChange={setSample}
          />
          <Field
            label={`Spares, now ${grouped(now.spares)}`}
            value={spares}
            placeholder={String(now.spares)}
            onChange={setSpares}
          />
        </div>
        {wrong === null || (sample === '' && spares === '') ? null : <p className="field-error">{wrong}</p>}
        <Field label="Why" value={reason} maxLength={2000} onChange={setReason} />
        {problem === null ? null : <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

function wrongOf(
  wanted: { readonly sample: number | null; readonly spares: number | null },
  now: ReturnType<typeof sizesOf>,
): string | null {
  if (wanted.sample === null || wanted.spares === null) return 'Whole numbers, please.';
  if (wanted.sample < now.sample) return 'A sample can’t become smaller: what was drawn stays drawn.';
  if (wanted.sample + wanted.spares < now.sample + now.spares)
    return 'Spares that were drawn stay drawn; ask for no fewer.';
  if (wanted.sample === now.sample && wanted.spares === now.spares) return 'That is what it has already.';
  if (wanted.sample + wanted.spares > now.population)
    return `The stratum has only ${grouped(now.population)} items.`;
  return null;
}
