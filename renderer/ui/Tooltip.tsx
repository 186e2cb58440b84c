import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Kbd } from './Kbd.tsx';
import './tooltip.css';

type TooltipProps = {
  readonly says: string;
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** A button, or anything focusable of React Aria. */
  readonly children: ReactElement;
};

export function Tooltip({ says, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip placement={side} offset={6} className="tooltip">
        {says}
        {keys === undefined ? null : <Kbd keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
