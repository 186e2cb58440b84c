import { useEffect, useRef, useState } from 'react';
import type { Grab, Held } from './FindingsLane.tsx';

/** An end that is being moved, and where it is now, in milliseconds. */
export type Moving = Held & { readonly atMs: number };

/**
 * Moves an end of a finding with the pointer: the picture follows, and the mark is changed when the pointer is let go.
 * Escape leaves it as it was. `onMoved` null: nothing can be moved.
 */
export function useEdgeDrag(
  msAtClientX: (clientX: number) => number,
  show: (atMs: number) => void,
  onMoved: ((held: Held, atMs: number) => void) | null,
): { readonly grab: Grab | null; readonly moving: Moving | null } {
  const [moving, setMoving] = useState<Moving | null>(null);
  const latest = useRef({ msAtClientX, show, onMoved });
  latest.current = { msAtClientX, show, onMoved };
  const drag = useRef<AbortController | null>(null);
  useEffect(() => () => drag.current?.abort(), []);

  const grab: Grab = (held, event) => {
    drag.current?.abort();
    const ending = new AbortController();
    drag.current = ending;
    const { signal } = ending;
    const from = latest.current.msAtClientX(event.clientX);
    let atMs = from;
    const end = (): void => {
      ending.abort();
      setMoving(null);
    };
    const move = ({ clientX }: PointerEvent): void => {
      atMs = latest.current.msAtClientX(clientX);
      latest.current.show(atMs);
      setMoving({ ...held, atMs });
    };
    const letGo = (): void => {
      if (atMs !== from) latest.current.onMoved?.(held, atMs);
      end();
    };
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', letGo, { signal });
    addEventListener('pointercancel', end, { signal });
    addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal });
  };
  return { grab: onMoved === null ? null : grab, moving };
}
