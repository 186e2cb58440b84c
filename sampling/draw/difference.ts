import { compareBytes } from './byteOrder.ts';
import { type Frame, mostNamed } from './frame.ts';
import type { FrameItem } from './record.ts';
import { type Steps, stepItems } from './steps.ts';

/** An item that is in another stratum now. */
export type Moved = { readonly id: string; readonly from: string; readonly to: string };

/** What changed between two frames: the first twenty of each, in the order of their ids, and how many there are. */
export type FrameDifference = {
  readonly added: { readonly items: readonly FrameItem[]; readonly count: number };
  readonly removed: { readonly items: readonly FrameItem[]; readonly count: number };
  readonly moved: { readonly items: readonly Moved[]; readonly count: number };
};

/** What the frame that was committed to and the same question asked again have not in common. */
export function* differing(committed: Frame, now: Frame): Steps<FrameDifference> {
  const [added, removed, moved] = [firstOf<FrameItem>(), firstOf<FrameItem>(), firstOf<Moved>()];
  let [i, j, compared] = [0, 0, 0];
  while (i < committed.items.length || j < now.items.length) {
    const [was, is] = [committed.items[i], now.items[j]];
    const order =
      was === undefined ? 1 : is === undefined ? -1 : was.id === is.id ? 0 : compareBytes(was.id, is.id);
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
    if (order < 0 && was !== undefined) removed.add(was);
    if (order > 0 && is !== undefined) added.add(is);
    if (order === 0 && was !== undefined && is !== undefined && was.stratum !== is.stratum)
      moved.add({ id: is.id, from: was.stratum, to: is.stratum });
    compared += 1;
    if (compared % stepItems === 0) yield;
  }
  return { added: added.all(), removed: removed.all(), moved: moved.all() };
}

function firstOf<T>() {
  const items: T[] = [];
  let count = 0;
  const add = (item: T): void => {
    count += 1;
    if (items.length < mostNamed) items.push(item);
  };
  return { add, all: () => ({ items, count }) };
}
