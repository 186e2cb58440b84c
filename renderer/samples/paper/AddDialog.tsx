import { useState } from 'react';
import type { PaperEntry } from '../../../contract/nouns/sample.ts';
import type { CallProblem } from '../../api/call.ts';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { newId } from '../../review/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/notice-store.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import type { PaperStore } from './paper-store.ts';

type AddDialogProps = {
  readonly store: PaperStore;
  readonly kind: PaperEntry['kind'];
  readonly onClose: () => void;
};

/** Adds the reviewer's sign-off or a remark to a signed paper. */
export function AddDialog({ store, kind, onClose }: AddDialogProps) {
  // Minted once, so that pressing again after a lost answer doesn't add it twice.
  const [entryId] = useState(newId);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const words = wordsOf[kind];
  const isReady = kind === 'sign-off' || note.trim() !== '';
  const add = async () => {
    if (!isReady || isBusy) return;
    setBusy(true);
    const wrong = await store.add(entryId, { kind, note });
    setBusy(false);
    if (wrong !== null) return setProblem(wrong);
    say(words.done, { tone: 'good' });
    onClose();
  };
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} keys="Escape">
            Not now
          </Button>
          <Button
            tone="primary"
            keys="Mod+Enter"
            isDisabled={!isReady}
            isPending={isBusy}
            onPress={() => void add()}
          >
            {words.button}
          </Button>
        </>
      }
    >
      <AddKey add={() => void add()} />
      <div className="settle">
        <p>{words.means}</p>
        <Field
          label={words.field}
          lines={4}
          value={note}
          maxLength={20_000}
          isFocusedFirst
          onChange={setNote}
        />
        <p className="muted">
          It stands below the paper with your name and the time, and nobody can take it back.
        </p>
        {problem === null ? null : <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

const addKeys = { 'paper.add': { says: 'Add it', keys: ['Mod+Enter'], isFixed: true } } as const;

/** Below the dialog's own silence, so that its key is heard. */
function AddKey({ add }: { readonly add: () => void }) {
  useCommands('Dialog', addKeys, { 'paper.add': add }, { modal: true });
  return null;
}

const wordsOf = {
  'sign-off': {
    title: 'Sign the paper off',
    means:
      'You have read this paper, which somebody else prepared, and you stand behind it as its reviewer. Your signature is over the SHA-256 of the paper as it is.',
    field: 'Note, if there is one',
    button: 'Sign off',
    done: 'The work paper is signed off.',
  },
  remark: {
    title: 'Add a remark',
    means: 'A signed paper no longer changes. What has to be said about it is added below it.',
    field: 'Remark',
    button: 'Add the remark',
    done: 'The remark is added.',
  },
} as const satisfies Record<PaperEntry['kind'], object>;
