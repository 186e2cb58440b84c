/** An item with its ticket: the ticket orders, the id's place in the frame breaks a tie that will never come. */
export type Ticketed = { readonly ticket: string; readonly place: number };

/** The first 32 bits of a ticket, as a number. */
export function startOf(ticket: string): number {
  return Number.parseInt(ticket.slice(0, 8), 16);
}

/**
 * Keeps the `most` smallest of all that are put in: a heap with the largest on top, so that an item which doesn't belong
 * costs one comparison. `place` is the item's place in the frame, which is the order of ids by their bytes.
 */
export function smallest(most: number) {
  const heap: Ticketed[] = [];
  let most32 = most === 0 ? -1 : 0xffff_ffff;

  function put(ticket: string, place: number): void {
    if (most === 0) return;
    const item = { ticket, place };
    if (heap.length < most) {
      heap.push(item);
      rise();
    } else if (heap[0] !== undefined && comesBefore(item, heap[0])) {
      heap[0] = item;
      sink();
    }
    if (heap.length === most && heap[0] !== undefined) most32 = startOf(heap[0].ticket);
  }

  /** A ticket that begins with a larger number than this doesn't belong. */
  const bound = (): number => most32;

  function rise(): void {
    let at = heap.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!swapIfLarger(at, above)) return;
      at = above;
    }
  }

  function sink(): void {
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const larger = isLarger(right, left) ? right : left;
      if (!swapIfLarger(larger, at)) return;
      at = larger;
    }
  }

  function isLarger(at: number, than: number): boolean {
    const [a, b] = [heap[at], heap[than]];
    return a !== undefined && b !== undefined && comesBefore(b, a);
  }

  function swapIfLarger(at: number, above: number): boolean {
    const [a, b] = [heap[at], heap[above]];
    if (a === undefined || b === undefined || !comesBefore(b, a)) return false;
    heap[at] = b;
    heap[above] = a;
    return true;
  }

  /** From the smallest on. */
  const inOrder = (): readonly Ticketed[] => [...heap].sort((a, b) => (comesBefore(a, b) ? -1 : 1));

  return { put, bound, inOrder };
}

function comesBefore(a: Ticketed, b: Ticketed): boolean {
  return a.ticket < b.ticket || (a.ticket === b.ticket && a.place < b.place);
}
