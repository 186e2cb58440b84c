import { useState } from 'react';
import type { DrawDetail, SampleRow } from '../../../contract/sample-state.ts';
import type { CallProblem } from '../../api/call.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { useNow } from '../../desk/use-now.ts';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { choicesOf } from '../../review/reviewState.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/notice-store.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Select } from '../../ui/Select.tsx';
import { itemNumber, listOf, meaningOf, type Said, settledText } from './item-words.ts';
import type { SampleStore } from './sample-store.ts';

type SettleDialogProps = {
  readonly store: SampleStore;
  readonly draw: DrawDetail;
  readonly row: SampleRow;
  readonly said: Said;
  readonly onClose: () => void;
};

/** Why an item can't be reviewed, from the department's list, and what that means for the sample. */
export function SettleDialog({ store, draw, row, said, onClose }: SettleDialogProps) {
  const { codeLists } = useCatalogue();
  const [reason, setReason] = useState<string | null>(row.state === said ? (row.kept?.reason ?? null) : null);
  const [note, setNote] = useState(row.kept?.note ?? '');
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const codes = choicesOf(codeLists, listOf[said], useNow());
  const settle = async () => {
    if (reason === null || isBusy) return;
    setBusy(true);
    const outcome = await store.settle(row.item.id, { state: said, reason, note, videoId: null });
    setBusy(false);
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return;
    }
    say(settledText(said, row, outcome.value), { tone: 'good' });
    onClose();
  };
  return (
    <Dialog
      title={`${itemNumber(row)}: ${titles[said]}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} keys="Escape">
            Leave as it is
          </Button>
          <Button
            tone="primary"
            keys="Mod+Enter"
            isDisabled={reason === null}
            isPending={isBusy}
            onPress={() => void settle()}
          >
            {buttons[said]}
          </Button>
        </>
      }
    >
      <SettleKey settle={() => void settle()} />
      <div className="settle">
        <p>{meaningOf(said, row, draw)}</p>
        <Select
          label={questions[said]}
          options={codes.map(({ code, label }) => ({ id: code, label }))}
          value={reason}
          placeholder={codes.length === 0 ? 'The list of reasons has not arrived yet' : 'Choose…'}
          onChange={setReason}
        />
        <Field label="Note" lines={3} value={note} maxLength={20_000} onChange={setNote} />
        {problem === null ? null : <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

const settleKeys = { 'settle.keep': { says: 'Keep it', keys: ['Mod+Enter'], isFixed: true } } as const;

/** Below the dialog's own silence, so that its key is heard. */
function SettleKey({ settle }: { readonly settle: () => void }) {
  useCommands('Dialog', settleKeys, { 'settle.keep': settle }, { modal: true });
  return null;
}

const titles: Readonly<Record<Said, string>> = {
  unavailable: 'unavailable',
  'out-of-frame': 'out of frame',
  missing: 'missing',
};
const buttons: Readonly<Record<Said, string>> = {
  unavailable: 'It is unavailable',
  'out-of-frame': 'It is out of frame',
  missing: 'It is missing',
};
const questions: Readonly<Record<Said, string>> = {
  unavailable: 'Why can’t it be seen?',
  'out-of-frame': 'Why doesn’t it belong?',
  missing: 'What is known of it?',
};
