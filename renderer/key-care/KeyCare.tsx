import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { deskApi } from '../../contract/desk-api.ts';
import { type CallProblem, call } from '../api/call.ts';
import { useDesk } from '../desk/DeskProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { keyPlaceText } from '../words/keys.ts';
import { clockTimeText, exactText, hereZone } from '../words/when.ts';
import { RecoveryCode } from './RecoveryCode.tsx';

/** What guards the work on this machine, the second way to it, and a new key. */
export function KeyCare({ now }: { readonly now: number }) {
  const keysIn = useDesk((desk) => desk.keysIn);
  const madeAt = useDesk((desk) => desk.recoveryMadeAt);
  const [code, setCode] = useState<string | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [passphrase, setPassphrase] = useState('');

  const act = async (change: boolean) => {
    setBusy(true);
    const body = keysIn === 'passphrase' ? { passphrase } : {};
    const outcome = await (change ? call(deskApi.changeKey, { body }) : call(deskApi.makeRecoveryCode));
    setBusy(false);
    setPassphrase('');
    setProblem(outcome.ok ? null : outcome.problem);
    if (!outcome.ok) return;
    setAsking(false);
    setCode(outcome.value.code);
  };
  const place = keyPlaceText(keysIn);
  return (
    <section className="audit-log" aria-labelledby="key-title">
      <h2 id="key-title" className="sync-title">
        Key
      </h2>
      <p>{place ?? 'The key to the work kept on this machine is in the system’s keyring.'}</p>
      {keysIn === 'file' ? (
        <p className="muted">
          Somebody who can read this user’s files could open the work with it. Ask your administrator for a
          keyring where that matters.
        </p>
      ) : null}
      {madeAt === null ? (
        <div className="remark">
          <KeyRound aria-hidden="true" />
          <p>
            <b>There is no recovery code yet.</b> If this machine loses the key, only work that is at the
            central already is safe.
          </p>
        </div>
      ) : (
        <p>
          Recovery code made <time title={exactText(madeAt, hereZone())}>{clockTimeText(madeAt, now)}</time>.
        </p>
      )}
      {problem === null || isAsking ? null : <ProblemNotice problem={problem} />}
      <p className="key-care-acts">
        <Button isPending={isBusy && !isAsking} onPress={() => void act(false)}>
          {madeAt === null ? 'Make a recovery code' : 'Make a new recovery code'}
        </Button>
        <Button tone="quiet" onPress={() => setAsking(true)}>
          Change the key
        </Button>
      </p>
      <Dialog
        title="Change the key?"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        size="small"
        footer={
          <>
            <Button onPress={() => setAsking(false)}>Leave it</Button>
            <Button tone="primary" isPending={isBusy} onPress={() => void act(true)}>
              Change the key
            </Button>
          </>
        }
      >
        <p>
          All work on this machine is put under a new key, and a new recovery code is shown. The old key and
          the old code open nothing any more. Nothing of your work is lost; what is playing stops.
        </p>
        {keysIn === 'passphrase' ? (
          <Field
            label="Passphrase of this machine"
            type="password"
            value={passphrase}
            onChange={setPassphrase}
            isFocusedFirst
            maxLength={1000}
          />
        ) : null}
        {problem === null ? null : <ProblemNotice problem={problem} />}
      </Dialog>
      <RecoveryCode code={code} onDone={() => setCode(null)} />
    </section>
  );
}
