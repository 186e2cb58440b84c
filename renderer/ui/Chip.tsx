import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import './chip.css';

type ChipProps = {
  readonly children: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly count?: number | undefined;
  readonly isDisabled?: boolean;
};

/** A filter that is on or off, with how many it finds. */
export function Chip({ children, isOn, onChange, count, isDisabled = false }: ChipProps) {
  return (
    <ToggleButton className="chip" isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
      {children}
      {count === undefined ? null : <span className="chip-count">{count.toLocaleString('en-US')}</span>}
    </ToggleButton>
  );
}
