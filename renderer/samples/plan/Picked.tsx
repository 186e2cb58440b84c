import { X } from 'lucide-react';
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
  const left = options.filter(({ id }) => !value.includes(id));
  return (
    <div className="picked">
      <ComboBox
        label={label}
        placeholder={value.length === 0 ? none : 'Add another'}
        options={left}
        value={null}
        onChange={(id) => {
          if (id !== null) onChange([...value, id]);
        }}
      />
      {value.length === 0 ? null : (
        <ul className="picked-list">
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
