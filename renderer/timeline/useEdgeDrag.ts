import { useEffect, useState } from 'react';
import type { Grab, Held } from './FindingsLane.tsx';

type EdgeDrag = {
  /** Null: nothing can be moved. */
  readonly grab: Grab | null;
  /** The end that is being moved, and where it is now, in milliseconds; null: none. */
  readonly moving: (Held & { readonly atMs: number }) | null;
};

/** Moves an end of a finding with the pointer: the picture follows, and the mark is changed when the pointer is let go. Escape leaves it as it was. */
export function useEdgeDrag(
  msAtClientX: (clientX: number) => number,
  show: (atMs: number) => void,
  onMoved: ((held: Held, atMs: number) => void) | null,
): EdgeDrag {
  const [moving, setMoving] = useState<EdgeDrag['moving']>(null);
  const held = moving === null ? null : `${moving.id} ${moving.edge}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the listeners belong to the grip, not to the place
  useEffect(() => {
    if (moving === null) return;
    const ending = new AbortController();
    const { signal } = ending;
    let atMs = moving.atMs;
    const move = (event: PointerEvent): void => {
      atMs = msAtClientX(event.clientX);
      show(atMs);
      setMoving({ id: moving.id, edge: moving.edge, atMs });
    };
    const end = (): void => {
      if (atMs !== moving.atMs) onMoved?.({ id: moving.id, edge: moving.edge }, atMs);
      setMoving(null);
    };
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', end, { signal });
    addEventListener('pointercancel', () => setMoving(null), { signal });
    addEventListener('keydown', ({ key }) => key === 'Escape' && setMoving(null), { signal });
    return () => ending.abort();
  }, [held]);

  return {
    grab: onMoved === null ? null : (grip, event) => setMoving({ ...grip, atMs: msAtClientX(event.clientX) }),
    moving,
  };
}
