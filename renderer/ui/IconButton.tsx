import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './Button.tsx';
import { Tooltip } from './Tooltip.tsx';

type IconButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'swatch' | 'label'> & {
  readonly label: string;
  readonly icon: ReactNode;
  /** Where its name appears when it is pointed at. */
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
};

/** A button that shows only an icon; its name and key appear on hover and focus. */
export function IconButton({
  label,
  icon,
  keys,
  side = 'bottom',
  className,
  tone = 'quiet',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip says={label} keys={keys} side={side}>
      <Button {...rest} tone={tone} label={label} className={`icon-button ${className ?? ''}`}>
        {icon}
      </Button>
    </Tooltip>
  );
}
