/** Fetches rows from `row` on; null when it failed (whoever loads has said so). */
type Load<R> = (row: number, limit: number) => Promise<readonly R[] | null>;

export type RowCache<R> = ReturnType<typeof createRowCache<R>>;

type Limits = { readonly pageRows?: number; readonly mostPages?: number; readonly mostAtOnce?: number };

/**
 * The pages of a very long list that were looked at lately, fetched by row number. What is seen now is fetched before
 * what was passed on the way, at most so many at once, and old pages are forgotten. `changed` is called when rows came.
 */
export function createRowCache<R>(load: Load<R>, changed: () => void, limits: Limits = {}) {
  const { pageRows = 100, mostPages = 60, mostAtOnce = 2 } = limits;
  // In the order of their last use.
  const pages = new Map<number, { readonly rows: readonly R[]; isStale: boolean }>();
  const coming = new Set<number>();
  let wanted: readonly number[] = [];
  let generation = 0;
  let isTurning = false;

  return {
    at: (index: number): R | undefined => pages.get(Math.floor(index / pageRows))?.rows[index % pageRows],
    /** These rows are seen now. Their neighbours are fetched after them. */
    want: (first: number, end: number): void => {
      wanted = pagesFor(first, end, pageRows);
      for (const page of wanted) touch(page);
      fetchNext();
    },
    /** The list has changed: what is shown stays until its successor is here. */
    refresh: (): void => {
      renew();
      for (const page of pages.values()) page.isStale = true;
      fetchNext();
    },
    /** Another list: what is shown stays until the first of its rows are here, and goes then, all at once. */
    turn: (): void => {
      renew();
      isTurning = true;
      for (const page of pages.values()) page.isStale = true;
      wanted = [0];
      fetchNext();
    },
  };

  function renew(): void {
    generation += 1;
    coming.clear();
  }

  function fetchNext(): void {
    for (const page of wanted) {
      if (coming.size >= mostAtOnce) return;
      if (!coming.has(page) && pages.get(page)?.isStale !== false) void fetchPage(page, generation);
    }
  }

  async function fetchPage(page: number, asked: number): Promise<void> {
    coming.add(page);
    const rows = await load(page * pageRows, pageRows);
    if (asked !== generation) return;
    coming.delete(page);
    if (isTurning) pages.clear();
    isTurning = false;
    // After a failure nothing is tried again until somebody wants it again.
    if (rows === null) return;
    pages.delete(page);
    pages.set(page, { rows, isStale: false });
    forgetOldest();
    changed();
    fetchNext();
  }

  function touch(page: number): void {
    const known = pages.get(page);
    if (known === undefined) return;
    pages.delete(page);
    pages.set(page, known);
  }

  function forgetOldest(): void {
    for (const page of pages.keys()) {
      if (pages.size <= mostPages) return;
      if (!wanted.includes(page)) pages.delete(page);
    }
  }
}

/** The pages that hold these rows, then the one after them, then the one before. */
export function pagesFor(first: number, end: number, pageRows: number): readonly number[] {
  const from = Math.floor(first / pageRows);
  const last = Math.max(from, Math.floor((end - 1) / pageRows));
  const seen = Array.from({ length: last - from + 1 }, (_, at) => from + at);
  return [...seen, last + 1, ...(from > 0 ? [from - 1] : [])];
}
