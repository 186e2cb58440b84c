import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Kbd } from './Kbd.tsx';
import './select.css';

export type Option = {
  readonly id: string;
  readonly label: string;
  /** Small, to the right: a badge number, a squad. */
  readonly detail?: string | undefined;
  readonly swatch?: string | undefined;
};

type SelectProps = {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly Option[];
  /** Null: nothing chosen; the placeholder shows. */
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly placeholder?: string;
  readonly keys?: string | undefined;
  readonly isDisabled?: boolean;
  readonly isOpen?: boolean | undefined;
  readonly onOpenChange?: ((isOpen: boolean) => void) | undefined;
  /** Draws attention: a filter that is on. */
  readonly isOn?: boolean;
  readonly className?: string | undefined;
};

/** One of a short list. For long lists there is `ComboBox`. */
export function Select(props: SelectProps) {
  const {
    label,
    hideLabel = false,
    options,
    value,
    onChange,
    placeholder = 'Choose…',
    keys,
    isDisabled = false,
    isOn = false,
    className,
  } = props;
  return (
    <AriaSelect
      className={`select ${isOn ? 'select-on' : ''} ${className ?? ''}`}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
      placeholder={placeholder}
      isDisabled={isDisabled}
      {...(props.isOpen === undefined ? {} : { isOpen: props.isOpen })}
      {...(props.onOpenChange === undefined ? {} : { onOpenChange: props.onOpenChange })}
    >
      <Label className={hideLabel ? 'unseen' : 'field-label'}>{label}</Label>
      <Button className="select-button">
        <SelectValue className="select-value">
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        {keys === undefined ? null : <Kbd keys={keys} />}
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="list-box" items={options}>
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

export function OptionItem({ option }: { readonly option: Option }) {
  return (
    <ListBoxItem className="list-item" id={option.id} textValue={option.label}>
      {({ isSelected }) => (
        <>
          {option.swatch === undefined ? null : (
            <i className="button-swatch" style={{ background: option.swatch }} />
          )}
          <span className="list-item-label">{option.label}</span>
          {option.detail === undefined ? null : <span className="list-item-detail">{option.detail}</span>}
          {isSelected ? <Check aria-hidden="true" /> : null}
        </>
      )}
    </ListBoxItem>
  );
}
