import { useState } from 'react';
import { deskApi } from '../../contract/desk-api.ts';
import { call } from '../api/call.ts';
import { useDesk } from '../desk/DeskProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { RecoveryCode } from './RecoveryCode.tsx';

/**
 * Once after the first sign-in on a machine: its key is new, and a second way to the work is best made before it is needed.
 * Where the key lies in a file (development, demonstration) nobody is asked; the Sync screen offers it all the same.
 */
export function FirstCode() {
  const isWanted = useDesk(
    ({ account, keysIn, recoveryMadeAt }) => account !== null && keysIn !== 'file' && recoveryMadeAt === null,
  );
  const [isLater, setLater] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const make = async () => {
    setBusy(true);
    const outcome = await call(deskApi.makeRecoveryCode);
    setBusy(false);
    setLater(true);
    if (outcome.ok) setCode(outcome.value.code);
  };
  return (
    <>
      <Dialog
        title="A recovery code for this machine"
        isOpen={isWanted && !isLater && code === null}
        onClose={() => setLater(true)}
        size="small"
        footer={
          <>
            <Button onPress={() => setLater(true)}>Later</Button>
            <Button tone="primary" isPending={isBusy} onPress={() => void make()}>
              Show the code
            </Button>
          </>
        }
      >
        <p>
          Your work here is encrypted, and this machine keeps the key. If it loses the key, a code on paper
          opens your work again. It is shown once; have a pen or a printer ready. You can also make it later,
          on the Sync screen.
        </p>
      </Dialog>
      <RecoveryCode code={code} onDone={() => setCode(null)} />
    </>
  );
}
