import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { Kbd } from './Kbd.tsx';
import './field.css';

export type FieldProps = {
  readonly label: string;
  /** The label is read out, not shown; the placeholder says it to the eye. */
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly type?: 'text' | 'password' | 'date' | 'search' | 'number';
  /** More than one line. */
  readonly lines?: number | undefined;
  readonly hint?: string | undefined;
  /** What is wrong with the value, as a sentence. */
  readonly error?: string | undefined;
  readonly keys?: string | undefined;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  /** Where typing is what one came for: sign-in, dialogs. */
  readonly isFocusedFirst?: boolean;
  readonly autoComplete?: string;
  readonly inputMode?: 'numeric' | undefined;
  readonly maxLength?: number | undefined;
  readonly name?: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly className?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  readonly areaRef?: Ref<HTMLTextAreaElement> | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
};

/** One line (or several) of text with its label, a hint, and what is wrong with it. */
export function Field(props: FieldProps) {
  const {
    label,
    hideLabel = false,
    value,
    onChange,
    type = 'text',
    lines,
    hint,
    error,
    keys,
    icon,
    className,
  } = props;
  const {
    isDisabled = false,
    isRequired = false,
    isFocusedFirst = false,
    autoComplete = 'off',
    name,
    maxLength,
    placeholder,
  } = props;
  return (
    <TextField
      className={`field ${className ?? ''}`}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
      isRequired={isRequired}
      validationBehavior="aria"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- see isFocusedFirst
      autoFocus={isFocusedFirst}
      autoComplete={autoComplete}
      type={type === 'date' || type === 'number' ? 'text' : type}
      {...(name === undefined ? {} : { name })}
      {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
      {...(maxLength === undefined ? {} : { maxLength })}
    >
      <Label className={hideLabel ? 'unseen' : 'field-label'}>{label}</Label>
      {lines === undefined ? (
        <span className="field-box">
          {icon}
          <Input
            className="field-input"
            placeholder={placeholder ?? ''}
            ref={props.inputRef ?? null}
            onKeyDown={props.onKeyDown}
            min={props.min}
            max={props.max}
            spellCheck={false}
            {...(type === 'date' || type === 'number' ? { type } : {})}
          />
          {keys === undefined || value !== '' ? null : <Kbd keys={keys} />}
        </span>
      ) : (
        <TextArea
          className="field-box field-area"
          rows={lines}
          placeholder={placeholder ?? ''}
          ref={props.areaRef ?? null}
          onKeyDown={props.onKeyDown}
        />
      )}
      {hint === undefined ? null : (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
