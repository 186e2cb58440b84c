import { useEffect, useState } from 'react';
import { riskApi } from '../../../contract/risk-api.ts';
import type { Foreseen } from '../../../contract/risk-state.ts';
import { type CallProblem, call } from '../../api/call.ts';
import { classLabel, useCatalogue } from '../../desk/catalogue.ts';
import { useNow } from '../../desk/use-now.ts';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { newId } from '../../review/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/notice-store.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Select } from '../../ui/Select.tsx';
import { count as counted } from '../../words/count.ts';
import { effectsWord } from './class-words.ts';
import { ForeseenList } from './ForeseenList.tsx';

type ReclassifyDialogProps = {
  readonly videoIds: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** One class and one reason for many recordings, with what it does to each before anything is asked for. */
export function ReclassifyDialog({ videoIds, onClose, onDone }: ReclassifyDialogProps) {
  const catalogue = useCatalogue();
  const now = useNow();
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState('');
  const [rows, setRows] = useState<readonly Foreseen[] | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  // The same ids however often it is pressed: pressed again after a problem, nothing is asked for twice.
  const [ids] = useState(() => new Map(videoIds.map((videoId) => [videoId, newId()])));

  useEffect(() => {
    if (to === null) return;
    const newer = new AbortController();
    const body = { videoIds: [...ids.keys()], to };
    void call(riskApi.foresee, { body }, { signal: newer.signal }).then((outcome) => {
      if (newer.signal.aborted) return;
      setRows(outcome.ok ? outcome.value.rows : null);
      setProblem(outcome.ok ? null : outcome.problem);
    });
    return () => newer.abort();
  }, [to, ids]);

  const able = rows?.filter(({ effect }) => effect !== 'refused') ?? [];
  const isReady = to !== null && reason.trim() !== '' && able.length > 0;
  const send = async () => {
    if (!isReady || to === null || isBusy) return;
    setBusy(true);
    const requests = able.map(({ videoId }) => ({ id: ids.get(videoId) ?? newId(), videoId }));
    const given = { requests, to, reason: reason.trim(), reference: reference.trim() || null };
    const outcome = await call(riskApi.reclassifyMany, { body: given });
    setBusy(false);
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return;
    }
    const left = requests.length - outcome.value.kept;
    const leftText = left === 0 ? '' : `; ${counted(left, 'recording')} changed meanwhile and was left out`;
    say(`Asked for ${counted(outcome.value.kept, 'change')}${leftText}.`, {
      tone: left === 0 ? 'good' : 'plain',
    });
    onDone();
  };
  return (
    <Dialog
      title={`Reclassify ${counted(videoIds.length, 'recording')}`}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} keys="Escape">
            Leave as they are
          </Button>
          <Button
            tone="primary"
            keys="Mod+Enter"
            isDisabled={!isReady}
            isPending={isBusy}
            onPress={() => void send()}
          >
            {able.length === 0 ? 'Ask for the change' : `Ask for ${counted(able.length, 'change')}`}
          </Button>
        </>
      }
    >
      <DoKey run={() => void send()} />
      <div className="reclassify">
        <div className="reclassify-fields">
          <Select
            label="New class"
            options={catalogue.classifications.map(({ code, label, retentionDays }) => ({
              id: code,
              label,
              detail: retentionDays === null ? 'no end' : `${retentionDays.toLocaleString('en-US')} d`,
            }))}
            value={to}
            onChange={setTo}
          />
          <Field
            label="Reason"
            value={reason}
            onChange={setReason}
            maxLength={20_000}
            isRequired
            placeholder="What shows that they belong there"
          />
          <Field
            label="Supporting reference, if there is one"
            value={reference}
            onChange={setReference}
            maxLength={300}
            placeholder="Citation, report or case number"
          />
        </div>
        {problem === null ? null : <ProblemNotice problem={problem} />}
        <p className="reclassify-sum" aria-live="polite">
          {to === null
            ? 'Choose a class to see what it does to each recording. Nothing is asked for before you say so.'
            : rows === null
              ? ' '
              : `As ${classLabel(catalogue, to)}: ${effectsWord(rows)}.`}
        </p>
        {rows === null ? null : (
          <ForeseenList rows={rows} now={now} labelOf={(code) => classLabel(catalogue, code)} />
        )}
      </div>
    </Dialog>
  );
}

const dialogKeys = { 'dialog.do': { says: 'Do it', keys: ['Mod+Enter'], isFixed: true } } as const;

/** Below the dialog's own silence, so that its key is heard. */
export function DoKey({ run }: { readonly run: () => void }) {
  useCommands('Dialog', dialogKeys, { 'dialog.do': run }, { modal: true });
  return null;
}
