import { useState } from 'react';
import type { WaitingRequest } from '../../../contract/risk-state.ts';
import type { CallProblem } from '../../api/call.ts';
import { classLabel, useCatalogue } from '../../desk/catalogue.ts';
import { useNow } from '../../desk/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/notice-store.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { hereZone } from '../../words/when.ts';
import { dayWord } from './class-words.ts';
import { DoKey } from './ReclassifyDialog.tsx';

type DecideDialogProps = {
  readonly row: WaitingRequest;
  readonly decision: 'approved' | 'declined';
  readonly decide: (note: string | null) => Promise<CallProblem | null>;
  readonly onClose: () => void;
};

/** A second person's word, with what follows from it. */
export function DecideDialog({ row, decision, decide, onClose }: DecideDialogProps) {
  const catalogue = useCatalogue();
  const now = useNow();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { request, video, deletedAtBefore, deletedAtAfter } = row;
  const zone = video?.zone ?? hereZone();
  const isApproval = decision === 'approved';
  const isReady = isApproval || note.trim() !== '';
  const keep = async () => {
    if (!isReady || isBusy) return;
    setBusy(true);
    const refused = await decide(note.trim() || null);
    setBusy(false);
    setProblem(refused);
    if (refused !== null) return;
    say(isApproval ? 'Approved; it is on its way.' : 'Declined; the class stays as it is.', { tone: 'good' });
    onClose();
  };
  return (
    <Dialog
      title={isApproval ? 'Approve the shorter time' : 'Decline the request'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} keys="Escape">
            Not now
          </Button>
          <Button
            tone={isApproval ? 'danger' : 'primary'}
            keys="Mod+Enter"
            isDisabled={!isReady}
            isPending={isBusy}
            onPress={() => void keep()}
          >
            {isApproval ? 'Approve' : 'Decline'}
          </Button>
        </>
      }
    >
      <DoKey run={() => void keep()} />
      <div className="decide-request">
        <p>
          {video?.incidentNumber ?? video?.title ?? 'The recording'} {isApproval ? 'becomes' : 'would become'}{' '}
          <b>{classLabel(catalogue, request.to)}</b>
          {isApproval ? '. It is deleted ' : '. It would be deleted '}
          <b>{dayWord(deletedAtAfter, zone, now)}</b> instead of {dayWord(deletedAtBefore, zone, now)}.
        </p>
        <p className="muted">
          {request.requestedByName} asked: “{request.reason}”
        </p>
        <Field
          label={isApproval ? 'Note, if there is something to say' : 'Why it is declined'}
          lines={3}
          value={note}
          onChange={setNote}
          maxLength={20_000}
          isRequired={!isApproval}
          isFocusedFirst
        />
        {problem === null ? null : <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
