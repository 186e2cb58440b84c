import './bar.css';

type BarProps = {
  /** Counts, of `of`. */
  readonly done: number;
  readonly of: number;
  /** Drawn and waiting: a paler stretch after what is done. */
  readonly waiting?: number;
  readonly isOver?: boolean;
};

/** How far something is, as a thin bar; the number beside it says the same. */
export function Bar({ done, of, waiting = 0, isOver = false }: BarProps) {
  const share = (part: number) => `${of === 0 ? 0 : Math.min(100, (part / of) * 100)}%`;
  return (
    <span className={isOver ? 'bar bar-over' : 'bar'} aria-hidden="true">
      {waiting > 0 ? <i className="bar-waiting" style={{ width: share(done + waiting) }} /> : null}
      <i className={done >= of && of > 0 ? 'bar-full' : undefined} style={{ width: share(done) }} />
    </span>
  );
}
