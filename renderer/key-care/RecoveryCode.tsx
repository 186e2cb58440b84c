import { Printer } from 'lucide-react';
import { useDesk } from '../desk/DeskProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import './recovery-code.css';

type RecoveryCodeProps = {
  /** Null: the dialog is closed. */
  readonly code: string | null;
  readonly onDone: () => void;
};

/** A recovery code, this once: to be printed or written down. */
export function RecoveryCode({ code, onDone }: RecoveryCodeProps) {
  const name = useDesk(({ account }) => account?.name ?? '');
  return (
    <Dialog
      title="Your recovery code"
      isOpen={code !== null}
      onClose={onDone}
      footer={
        <>
          <Button icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
            Print
          </Button>
          <Button tone="primary" onPress={onDone}>
            I have it on paper
          </Button>
        </>
      }
    >
      <div className="recovery-code-sheet">
        <p>
          It opens the work of <b>{name}</b> on this machine when the machine has lost its key. It is shown
          this once and kept nowhere; an older code opens nothing any more.
        </p>
        <ul className="recovery-code" aria-label="Recovery code">
          {(code ?? '').split('-').map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: five groups in their places
            <li key={index}>{group}</li>
          ))}
        </ul>
        <p className="muted">
          No 0, 1, I, L or O is in it. Keep it where you keep important papers, not with this machine.
        </p>
      </div>
    </Dialog>
  );
}
