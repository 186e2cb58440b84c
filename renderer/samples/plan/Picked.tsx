import { X } from 'lucide-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import type { Option } from '../../ui/Select.tsx';

type PickedProps = {
  readonly label: string;
  /** What it means that nothing is picked: "Any unit". */
  readonly none: string;
  readonly options: readonly Option[];
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
};

/** Several of a list: found by typing, taken away one by one. */
export function Picked({ label, none, options, value, onChange }: PickedProps) {
  const list = useRef<HTMLUListElement>(null);
  const left = options.filter(({ id }) => !value.includes(id));
  return (
    <div className="picked">
      <ComboBox
        // Made anew after each choice: its list closes, and nothing typed is left in it.
        key={value.length}
        label={label}
        placeholder={value.length === 0 ? none : 'Add another'}
        options={left}
        value={null}
        onChange={(id) => {
          if (id === null) return;
          flushSync(() => onChange([...value, id]));
          // On what was just added, so that it can be taken away again.
          list.current?.querySelector<HTMLElement>('li:last-child button')?.focus();
        }}
      />
      {value.length === 0 ? null : (
        <ul className="picked-list" ref={list}>
          {value.map((id) => {
            const name = options.find((option) => option.id === id)?.label ?? id;
            return (
              <li key={id}>
                <Button
                  className="picked-one"
                  label={`Remove ${name}`}
                  icon={<X aria-hidden="true" />}
                  onPress={() => onChange(value.filter((other) => other !== id))}
                >
                  {name}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
