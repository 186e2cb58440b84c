import { useRef } from 'react';
import { day } from '../../contract/time.ts';
import { offsetText } from './alignment.ts';
import { coarseMs } from './cameraKeys.ts';

type OffsetHandleProps = {
  readonly offsetMs: number;
  readonly label: string;
  readonly isDisabled: boolean;
  /** Moves by so many milliseconds. */
  readonly onMove: (byMs: number) => void;
  readonly onFrame: (direction: 1 | -1) => void;
};

/** Nothing of one incident lies further apart. */
const farthestMs = day;
/** Milliseconds for each pixel that it is dragged. */
const msPerPixel = 5;

/** The offset as a handle: dragged sideways it moves the camera; arrows move it by a frame, with Shift by 100 ms. */
export function OffsetHandle({ offsetMs, label, isDisabled, onMove, onFrame }: OffsetHandleProps) {
  const from = useRef<number | null>(null);
  return (
    <div
      className="offset-handle"
      role="slider"
      tabIndex={isDisabled ? -1 : 0}
      aria-label={label}
      aria-disabled={isDisabled}
      aria-valuemin={-farthestMs}
      aria-valuemax={farthestMs}
      aria-valuenow={offsetMs}
      aria-valuetext={offsetText(offsetMs)}
      title="Drag sideways, or use the arrow keys: a frame at a time, with Shift 100 ms"
      onPointerDown={(event) => {
        if (isDisabled) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = event.clientX;
      }}
      onPointerMove={(event) => {
        if (from.current === null) return;
        const pixels = Math.round(event.clientX - from.current);
        if (pixels === 0) return;
        from.current += pixels;
        onMove(pixels * msPerPixel);
      }}
      onPointerUp={() => {
        from.current = null;
      }}
      onPointerCancel={() => {
        from.current = null;
      }}
      onKeyDown={(event) => {
        const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
        if (direction === null || isDisabled || event.altKey || event.ctrlKey || event.metaKey) return;
        // The same arrows move the clip; here they belong to the handle.
        event.preventDefault();
        event.stopPropagation();
        if (event.shiftKey) onMove(direction * coarseMs);
        else onFrame(direction);
      }}
    >
      {offsetText(offsetMs)}
    </div>
  );
}
