// biome-ignore-all lint/a11y/useKeyWithClickEvents: Enter opens the current row by command
// biome-ignore-all lint/a11y/useSemanticElements: rows of a million are placed one by one, which a table element can't do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its current row
import {
  type CSSProperties,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { listKeys } from '../../keyboard/desk-keys.ts';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { clamp } from './scroll-scale.ts';
import { useRowWindow } from './use-row-window.ts';
import './table.css';

export type Column<R> = {
  readonly id: string;
  readonly title: string;
  /** A length or a share of the width, such as `8rem` or `minmax(9rem, 1fr)`; never by content. */
  readonly width: string;
  readonly cell: (row: R) => ReactNode;
  readonly isNumber?: boolean;
  /** Present: the title is a button that sorts. */
  readonly sort?: { readonly direction: 'ascending' | 'descending' | 'none'; readonly onSort: () => void };
};

type TableProps<R> = {
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly count: number;
  /** Undefined: not here yet; the row shows as a blank. */
  readonly rowAt: (index: number) => R | undefined;
  readonly current: number;
  readonly onCurrent: (index: number) => void;
  readonly onOpen: (index: number) => void;
  /** The pointer came to a row. */
  readonly onPoint?: ((index: number) => void) | undefined;
  /** Told which rows are on the page, to fetch what is missing. */
  readonly onWindow?: (first: number, end: number) => void;
  /** When it changes, the list begins at its top again. */
  readonly topOf?: unknown;
  /** Below this width the table scrolls sideways. */
  readonly leastWidth: string;
  /** Shown in place of the rows when there are none. */
  readonly empty?: ReactNode;
  readonly isBusy?: boolean;
};

/** A list of any length: only what is seen is on the page; walked by keys; Enter or a press opens a row. */
export function Table<R>(props: TableProps<R>) {
  const {
    label,
    columns,
    count,
    rowAt,
    current,
    onCurrent,
    onOpen,
    onPoint,
    onWindow,
    topOf,
    leastWidth,
    empty,
    isBusy = false,
  } = props;
  const id = useId();
  const { scroller, first, end, ahead, rowHeight, trackHeight, pageRows, showRow } = useRowWindow(
    count,
    topOf,
  );

  useEffect(() => onWindow?.(first, end), [onWindow, first, end]);
  useLayoutEffect(() => showRow(current), [current, showRow]);

  const walk = (by: number) => {
    if (count > 0) onCurrent(clamp(current + by, 0, count - 1));
    showRow(clamp(current + by, 0, count - 1));
  };
  useCommands('List', listKeys, {
    'list.down': () => walk(1),
    'list.up': () => walk(-1),
    'list.page-down': () => walk(pageRows),
    'list.page-up': () => walk(-pageRows),
    'list.first': () => walk(-count),
    'list.last': () => walk(count),
    'list.open': () => {
      if (rowAt(current) !== undefined) onOpen(current);
    },
  });

  // The same function for each picture, so that rows that stay needn't be made anew.
  const latest = useRef({ onOpen, onPoint });
  useLayoutEffect(() => {
    latest.current = { onOpen, onPoint };
  });
  const press = useCallback((index: number) => latest.current.onOpen(index), []);
  const point = useCallback((index: number) => latest.current.onPoint?.(index), []);

  const isCurrentShown = current >= first && current < end;
  const shape = {
    '--columns': columns.map(({ width }) => width).join(' '),
    '--least-width': `max(${leastWidth}, ${leastOf(columns)})`,
  } as CSSProperties;
  return (
    <div className="table-frame">
      <div
        ref={scroller}
        className="table"
        role="grid"
        aria-label={label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        aria-busy={isBusy}
        aria-activedescendant={isCurrentShown ? `${id}-${current}` : undefined}
        tabIndex={0}
        style={shape}
      >
        <div className="table-head" role="rowgroup">
          <div className="table-row table-row-head" role="row" aria-rowindex={1}>
            {columns.map((column) => (
              <ColumnHead key={column.id} column={column} />
            ))}
          </div>
        </div>
        <div className="table-probe" aria-hidden="true" />
        <div className="table-track" role="rowgroup" style={{ height: trackHeight }}>
          {rowHeight === 0
            ? null
            : indexes(first, end).map((index) => (
                <Row
                  key={index}
                  id={`${id}-${index}`}
                  index={index}
                  top={index * rowHeight - ahead}
                  row={rowAt(index)}
                  columns={columns}
                  isCurrent={index === current}
                  onPress={press}
                  onPoint={onPoint === undefined ? undefined : point}
                />
              ))}
        </div>
      </div>
      {count === 0 && empty !== undefined ? <div className="table-empty">{empty}</div> : null}
    </div>
  );
}

function ColumnHead<R>({ column: { title, sort, isNumber } }: { readonly column: Column<R> }) {
  const className = isNumber ? 'table-cell table-number' : 'table-cell';
  if (sort === undefined) {
    return (
      <div role="columnheader" className={className}>
        {title}
      </div>
    );
  }
  return (
    <div role="columnheader" className={className} aria-sort={sort.direction}>
      <button type="button" className="table-sort" onClick={sort.onSort}>
        {title}
        <span aria-hidden="true">
          {sort.direction === 'none' ? '' : sort.direction === 'ascending' ? ' ↑' : ' ↓'}
        </span>
      </button>
    </div>
  );
}

type RowProps<R> = {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly row: R | undefined;
  readonly columns: readonly Column<R>[];
  readonly isCurrent: boolean;
  readonly onPress: (index: number) => void;
  readonly onPoint: ((index: number) => void) | undefined;
};

const Row = memo(function Row<R>({ id, index, top, row, columns, isCurrent, onPress, onPoint }: RowProps<R>) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter opens the current row by command
    <div
      id={id}
      className={isCurrent ? 'table-row table-row-current' : 'table-row'}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isCurrent}
      style={{ transform: `translateY(${top}px)` }}
      onPointerEnter={onPoint === undefined ? undefined : () => onPoint(index)}
      onClick={() => {
        if (row !== undefined) onPress(index);
      }}
    >
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={column.isNumber ? 'table-cell table-number' : 'table-cell'}
        >
          {row === undefined ? <span className="table-blank" /> : column.cell(row)}
        </div>
      ))}
    </div>
  );
}) as <R>(props: RowProps<R>) => ReactNode;

/** What the columns need at least, with the gaps between them and the room beside them. */
function leastOf<R>(columns: readonly Column<R>[]): string {
  const widths = columns.map(({ width }) => /^minmax\(([^,]+),/.exec(width)?.[1] ?? width);
  return `calc(${[...widths, `${columns.length - 1} * var(--column-gap)`, '2 * var(--row-pad)'].join(' + ')})`;
}

function indexes(first: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
}
