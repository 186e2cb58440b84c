import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

type SignDialogProps = { readonly isOpen: boolean; readonly onClose: () => void; readonly sign: () => void };

/** The preparer's last word, before an audit is closed. */
export function SignDialog({ isOpen, onClose, sign }: SignDialogProps) {
  return (
    <Dialog
      title="Sign the work paper"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not yet</Button>
          <Button tone="primary" onPress={sign}>
            Sign and close the audit
          </Button>
        </>
      }
    >
      <div className="settle">
        <p>
          Plan, draw, items, reviews and results are signed as they stand now, with a key of this desk. After
          that nothing of this audit can change: no item, no decision, no further draw.
        </p>
        <p className="muted">The signature is kept here and sent to the central like all other work.</p>
      </div>
    </Dialog>
  );
}
