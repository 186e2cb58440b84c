import { useDesk } from '../desk/DeskProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import type { Asked } from '../words/keys.ts';

/** What was typed to get at the key, beside name and password. */
export type TypedKeys = {
  readonly passphrase: string;
  readonly again: string;
  readonly recoveryCode: string;
};
export const nothingTyped: TypedKeys = { passphrase: '', again: '', recoveryCode: '' };

type KeyFieldsProps = {
  readonly asked: Asked;
  readonly typed: TypedKeys;
  readonly onType: (typed: TypedKeys) => void;
  readonly onAsk: (asked: Asked) => void;
};

/** Asks for the passphrase of this machine, for a new one, or for the recovery code, when signing in came to that. */
export function KeyFields({ asked, typed, onType, onAsk }: KeyFieldsProps) {
  const hasPassphrase = useDesk(({ keysIn }) => keysIn === 'passphrase');
  const isNew = asked === 'new passphrase' || (asked === 'recovery code' && hasPassphrase);
  if (asked === 'nothing') return null;
  return (
    <>
      {asked === 'recovery code' ? (
        <Field
          label="Recovery code"
          name="recovery-code"
          value={typed.recoveryCode}
          onChange={(recoveryCode) => onType({ ...typed, recoveryCode })}
          hint="Five groups of five letters and digits, as it was printed. Capitals and dashes don’t matter."
          isFocusedFirst
          maxLength={100}
        />
      ) : null}
      {asked === 'passphrase' || isNew ? (
        <Field
          label={isNew ? 'New passphrase for this machine' : 'Passphrase of this machine'}
          name="passphrase"
          type="password"
          value={typed.passphrase}
          onChange={(passphrase) => onType({ ...typed, passphrase })}
          hint={isNew ? 'At least ten characters: a few words that you can remember.' : undefined}
          isFocusedFirst={asked !== 'recovery code'}
          maxLength={1000}
        />
      ) : null}
      {isNew ? (
        <Field
          label="The same passphrase once more"
          name="passphrase-again"
          type="password"
          value={typed.again}
          onChange={(again) => onType({ ...typed, again })}
          error={isDifferent(typed) ? 'These two are not the same.' : undefined}
          maxLength={1000}
        />
      ) : null}
      {asked === 'passphrase' ? (
        <Button tone="quiet" onPress={() => onAsk('recovery code')}>
          I have forgotten it, and have a recovery code
        </Button>
      ) : null}
    </>
  );
}

/** The second of two passphrases has been typed as far as the first, and differs. */
export function isDifferent({ passphrase, again }: TypedKeys): boolean {
  return again.length >= passphrase.length && again !== passphrase;
}
