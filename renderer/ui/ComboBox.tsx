import { ChevronDown, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { findOptions } from './find-options.ts';
import { type Option, OptionItem } from './Select.tsx';
import './select.css';
import './field.css';

type ComboBoxProps = {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly placeholder?: string;
  readonly isOn?: boolean;
  readonly className?: string | undefined;
};

/** How many matches are put on the screen; who types on finds the rest. */
const shown = 60;

/** One of a long list, found by typing parts of its name or detail. */
export function ComboBox({
  label,
  hideLabel = false,
  options,
  value,
  onChange,
  placeholder = '',
  isOn = false,
  className,
}: ComboBoxProps) {
  const chosen = options.find(({ id }) => id === value)?.label ?? '';
  // What is typed, as long as it is being typed; otherwise the field says what is chosen.
  const [typed, setTyped] = useState<string | null>(null);
  const found = useMemo(
    () => findOptions(options, typed === chosen ? '' : (typed ?? '')),
    [options, typed, chosen],
  );
  return (
    <AriaComboBox
      className={`combo ${isOn ? 'combo-on' : ''} ${className ?? ''}`}
      items={found.slice(0, shown)}
      value={value}
      onChange={(key) => {
        setTyped(null);
        // Leaving the field with the text emptied takes the choice back.
        onChange(key === null ? null : String(key));
      }}
      inputValue={typed ?? chosen}
      onInputChange={setTyped}
      onBlur={() => setTyped(null)}
      allowsEmptyCollection
      menuTrigger="focus"
    >
      <Label className={hideLabel ? 'unseen' : 'field-label'}>{label}</Label>
      <span className="field-box">
        <Input className="field-input" placeholder={placeholder} spellCheck={false} />
        {value === null ? (
          <Button className="combo-button">
            <ChevronDown aria-hidden="true" />
          </Button>
        ) : (
          <Button
            slot={null}
            className="combo-button"
            aria-label={`Any ${label.toLowerCase()}`}
            onPress={() => onChange(null)}
          >
            <X aria-hidden="true" />
          </Button>
        )}
      </span>
      <Popover className="popover" offset={4}>
        <ListBox<Option>
          className="list-box"
          renderEmptyState={() => <p className="list-note">Nobody by that name.</p>}
        >
          {(option) => <OptionItem option={option} />}
        </ListBox>
        {found.length > shown ? (
          <p className="list-note">{(found.length - shown).toLocaleString('en-US')} more: type on</p>
        ) : null}
      </Popover>
    </AriaComboBox>
  );
}
