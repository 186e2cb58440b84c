import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { offsetShowing, type RowWindow, rowsPerPage, rowWindow } from './row-window.ts';
import { type Anchor, scrolledTo, scrollScale, settledAt } from './scroll-scale.ts';

type Sizes = { readonly viewHeight: number; readonly rowHeight: number };

/**
 * Which rows of a long list are on the page, and where: follows the element that gets `scroller`, and moves it.
 * When `topOf` changes, the list is another one and begins at its top.
 */
export function useRowWindow(count: number, topOf: unknown) {
  const scroller = useRef<HTMLDivElement>(null);
  const [sizes, setSizes] = useState<Sizes>({ viewHeight: 0, rowHeight: 0 });
  const { viewHeight, rowHeight } = sizes;
  const scale = useMemo(() => scrollScale(count * rowHeight, viewHeight), [count, rowHeight, viewHeight]);
  const anchor = useRef<Anchor>({ top: 0, ahead: 0 });
  const [shown, setShown] = useState<RowWindow & { readonly ahead: number }>({ first: 0, end: 0, ahead: 0 });

  const show = useCallback(
    (next: Anchor) => {
      anchor.current = next;
      const { first, end } = rowWindow(next.top + next.ahead, viewHeight, rowHeight, count);
      setShown((old) =>
        old.first === first && old.end === end && old.ahead === next.ahead
          ? old
          : { first, end, ahead: next.ahead },
      );
    },
    [viewHeight, rowHeight, count],
  );

  /** Moves content and scrollbar together, within one picture. */
  const settle = useCallback(
    (offset: number) => {
      const element = scroller.current;
      if (element === null) return;
      const next = settledAt(offset, scale);
      element.scrollTo({ top: next.top, behavior: 'instant' });
      // The browser rounds: what it made of it is what counts.
      const top = element.scrollTop;
      show({ top, ahead: next.top + next.ahead - top });
    },
    [scale, show],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setSizes((old) => sameSizes(old, sizesOf(element)));
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    for (const part of element.querySelectorAll('.table-head, .table-probe')) watcher.observe(part);
    return () => watcher.disconnect();
  }, []);

  // Other counts, other sizes: the same content stays where it is. Another list begins at its top.
  const topBefore = useRef(topOf);
  useLayoutEffect(() => {
    const isSame = topBefore.current === topOf;
    topBefore.current = topOf;
    settle(isSame ? anchor.current.top + anchor.current.ahead : 0);
  }, [settle, topOf]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const onScroll = () => {
      if (element.scrollTop !== anchor.current.top)
        show(scrolledTo(element.scrollTop, anchor.current, scale));
    };
    const onEnd = () => {
      const { top, ahead } = anchor.current;
      if (Math.abs(settledAt(top + ahead, scale).top - top) > 1) flushSync(() => settle(top + ahead));
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('scrollend', onEnd);
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('scrollend', onEnd);
    };
  }, [scale, show, settle]);

  const showRow = useCallback(
    (row: number) => {
      const offset = anchor.current.top + anchor.current.ahead;
      const wanted = offsetShowing(row, offset, viewHeight, rowHeight);
      if (wanted !== offset) settle(wanted);
    },
    [settle, viewHeight, rowHeight],
  );

  return {
    ...shown,
    scroller,
    rowHeight,
    trackHeight: scale.trackHeight,
    pageRows: rowsPerPage(viewHeight, rowHeight),
    showRow,
  };
}

function sizesOf(scroller: HTMLElement): Sizes {
  const head = scroller.querySelector('.table-head')?.getBoundingClientRect().height ?? 0;
  const row = scroller.querySelector('.table-probe')?.getBoundingClientRect().height ?? 0;
  return { viewHeight: Math.max(0, scroller.clientHeight - head), rowHeight: row };
}

function sameSizes(old: Sizes, now: Sizes): Sizes {
  return old.viewHeight === now.viewHeight && old.rowHeight === now.rowHeight ? old : now;
}
