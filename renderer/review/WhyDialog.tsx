import { useId, useState } from 'react';
import type { Purpose, WatchReason } from '../../contract/nouns/review.ts';
import type { CommandMap } from '../keyboard/commands.ts';
import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import './why.css';

const purposes: readonly { readonly purpose: Purpose; readonly label: string; readonly keys: string }[] = [
  { purpose: 'periodic', label: 'Periodic review', keys: '1' },
  { purpose: 'audit', label: 'Audit', keys: '2' },
  { purpose: 'second-review', label: 'Second review', keys: '3' },
  { purpose: 'investigation', label: 'Investigation', keys: '4' },
  { purpose: 'complaint', label: 'Complaint', keys: '5' },
  { purpose: 'training', label: 'Training', keys: '6' },
  { purpose: 'records-request', label: 'Public-records request', keys: '7' },
  { purpose: 'supervisor-request', label: 'Supervisor’s request', keys: '8' },
  { purpose: 'other', label: 'Another reason…', keys: '9' },
];

const purposeKeys: CommandMap = Object.fromEntries(
  purposes.map(({ purpose, label, keys }) => [
    `purpose.${purpose}`,
    { says: `Watch for: ${label.toLowerCase()}`, keys: [keys] },
  ]),
);

type WhyDialogProps = {
  readonly isOpen: boolean;
  /** Whose recording, where it isn't the one that was just opened. */
  readonly whose?: string | undefined;
  readonly onChoose: (reason: WatchReason) => void;
  /** Nothing is played. */
  readonly onClose: () => void;
};

/** Who watches a recording that isn't theirs to review says why first, in one press; only another reason has to be typed. */
export function WhyDialog({ isOpen, whose, onChoose, onClose }: WhyDialogProps) {
  return (
    <Dialog title="Why are you watching this recording?" isOpen={isOpen} onClose={onClose}>
      <Choice whose={whose} onChoose={onChoose} onClose={onClose} />
    </Dialog>
  );
}

function Choice({ whose, onChoose, onClose }: Omit<WhyDialogProps, 'isOpen'>) {
  const [isOther, setOther] = useState(false);
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const about = useId();
  const choose = (purpose: Purpose): void => {
    if (purpose === 'other') setOther(true);
    else onChoose({ purpose });
  };
  const watch = (): void => {
    if (note.trim() === '') setMissing(true);
    else onChoose({ purpose: 'other', note: note.trim() });
  };
  // Below the dialog's own silence, so that they are heard.
  useCommands(
    'Purpose',
    purposeKeys,
    Object.fromEntries(purposes.map(({ purpose }) => [`purpose.${purpose}`, () => choose(purpose)])),
    { modal: true },
  );
  return (
    <>
      <p id={about}>
        {whose === undefined ? 'It isn’t on your list' : `The recording of ${whose} isn’t of this incident`},
        so the reason is asked once and kept in the audit log.
      </p>
      {isOther ? (
        <form
          className="why-other"
          onSubmit={(event) => {
            event.preventDefault();
            watch();
          }}
        >
          <Field
            label="The reason, in a few words"
            value={note}
            onChange={(value) => {
              setNote(value);
              setMissing(false);
            }}
            error={isMissing ? 'Say in a few words what it is.' : undefined}
            maxLength={300}
            isFocusedFirst
          />
          <div className="why-acts">
            <Button onPress={() => setOther(false)}>Back</Button>
            <Button type="submit" tone="primary" keys="Enter">
              Watch
            </Button>
          </div>
        </form>
      ) : (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend, which the dialog's title is */}
          <div className="why-choices" role="group" aria-describedby={about} aria-label="Reason">
            {purposes.map(({ purpose, label, keys }) => (
              <Button key={purpose} keys={keys} onPress={() => choose(purpose)}>
                {label}
              </Button>
            ))}
          </div>
          <div className="why-acts">
            <Button tone="quiet" keys="Escape" onPress={onClose}>
              Don’t play it
            </Button>
          </div>
        </>
      )}
    </>
  );
}
