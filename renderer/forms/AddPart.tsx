import { Plus } from 'lucide-react';
import { type RefObject, useState } from 'react';
import type { Fault } from '../../contract/configuration-rules.ts';
import type { ConfigurationDetail } from '../../contract/configuration-state.ts';
import { useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import type { ConfigurationStore } from './configuration-store.ts';
import { formKeys } from './form-keys.ts';

/** What both editors are given. */
export type Editing = {
  readonly store: ConfigurationStore;
  readonly detail: ConfigurationDetail;
  /** On its way to the central: nothing may change. */
  readonly isLocked: boolean;
  readonly faults: readonly Fault[];
  readonly opened: string | null;
  readonly addField: RefObject<HTMLInputElement | null>;
};

type AddPartProps = {
  readonly label: string;
  readonly isDisabled: boolean;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly add: (text: string) => void;
};

/** The wording of a new question or code; Enter adds it. Its id is made from these first words. */
export function AddPart({ label, isDisabled, field, add }: AddPartProps) {
  const [text, setText] = useState('');
  const keys = useKeyOf(formKeys, 'editor.add');
  const run = (): void => {
    if (text.trim() === '') return;
    add(text.trim());
    setText('');
  };
  return (
    <form
      className="edit-add"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <Field
        label={label}
        value={text}
        onChange={setText}
        keys={keys}
        maxLength={300}
        isDisabled={isDisabled}
        inputRef={field}
      />
      <Button type="submit" icon={<Plus />} isDisabled={isDisabled || text.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
