import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import './segmented.css';

export type Segment<V extends string> = {
  readonly value: V;
  readonly label: string;
  /** When the label is a sign, what it is called. */
  readonly says?: string | undefined;
  /** An answer that tells of a problem: coloured when chosen. */
  readonly isBad?: boolean;
};

type SegmentedProps<V extends string> = {
  readonly label: string;
  readonly segments: readonly Segment<V>[];
  readonly value: V | null;
  /** Null when `mayBeEmpty` and the chosen one is pressed again. */
  readonly onChange: (value: V | null) => void;
  readonly mayBeEmpty?: boolean;
  readonly isDisabled?: boolean;
};

/** One of a few, side by side: yes / no / NA, speeds, themes. */
export function Segmented<V extends string>({
  label,
  segments,
  value,
  onChange,
  mayBeEmpty = false,
  isDisabled = false,
}: SegmentedProps<V>) {
  return (
    <ToggleButtonGroup
      className="segmented"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection={!mayBeEmpty}
      isDisabled={isDisabled}
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) =>
        onChange(segments.find((segment) => keys.has(segment.value))?.value ?? null)
      }
    >
      {segments.map((segment) => (
        <ToggleButton
          key={segment.value}
          id={segment.value}
          className={`segment ${segment.isBad ? 'segment-bad' : ''}`}
          {...(segment.says === undefined ? {} : { 'aria-label': segment.says })}
        >
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
