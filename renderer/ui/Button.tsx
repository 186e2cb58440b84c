import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ariaKeys, onMac } from '../keyboard/keys.ts';
import { Kbd } from './Kbd.tsx';
import './button.css';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
  /** `primary`: the one thing to do here. `quiet`: no border. `danger`: something is lost by it. */
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger';
  /** Its key, shown on it: `"L"`, `"Mod+Enter"`. */
  readonly keys?: string | undefined;
  readonly icon?: ReactNode;
  /** A small square in this colour, such as `var(--late)`. */
  readonly swatch?: string | undefined;
  readonly isDisabled?: boolean;
  /** Busy: stays in place, can't be pressed again, and says so to screen readers. */
  readonly isPending?: boolean;
  /** For a button that stays down. */
  readonly isOn?: boolean | undefined;
  readonly type?: 'button' | 'submit';
  readonly label?: string | undefined;
  /** The id of what says more about it. */
  readonly describedBy?: string | undefined;
  readonly className?: string | undefined;
  readonly slot?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button(props: ButtonProps) {
  const {
    children,
    onPress,
    tone = 'plain',
    keys,
    icon,
    swatch,
    isOn,
    label,
    className,
    slot,
    ref,
    describedBy,
    ...rest
  } = props;
  return (
    <AriaButton
      {...rest}
      {...(slot === undefined ? {} : { slot })}
      {...(ref === undefined ? {} : { ref })}
      {...(onPress === undefined ? {} : { onPress })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
      className={`button button-${tone} ${className ?? ''}`}
      render={(dom) => (
        <button {...dom} aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys, onMac)} />
      )}
    >
      {icon}
      {swatch === undefined ? null : <i className="button-swatch" style={{ background: swatch }} />}
      <span className="button-text">{children}</span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </AriaButton>
  );
}
