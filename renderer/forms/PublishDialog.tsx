import type { Fault } from '../../contract/configuration-rules.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Changes } from './Changes.tsx';
import type { Difference } from './changes.ts';

type PublishDialogProps = {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly number: number;
  readonly differences: readonly Difference[];
  readonly faults: readonly Fault[];
  readonly why: string;
  readonly explain: (why: string) => void;
  readonly publish: () => void;
};

/** What changes, once more, and why: a version can't be taken back, only followed by another one. */
export function PublishDialog(props: PublishDialogProps) {
  const { isOpen, close, number, differences, faults, why, explain, publish } = props;
  const isReady = faults.length === 0;
  return (
    <Dialog
      title={`Publish version ${number}`}
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button tone="quiet" keys="Escape" onPress={close}>
            Not yet
          </Button>
          <Button tone="primary" onPress={publish} isDisabled={!isReady}>
            Publish
          </Button>
        </>
      }
    >
      <div className="edit-publish">
        <Changes differences={differences} faults={faults} />
        <Field
          label="Why, for the history"
          value={why}
          onChange={explain}
          lines={2}
          maxLength={2000}
          isFocusedFirst
        />
        <p className="muted">
          Everybody’s desk has it at its next contact. It can’t be taken back, only followed by another
          version.
        </p>
      </div>
    </Dialog>
  );
}
