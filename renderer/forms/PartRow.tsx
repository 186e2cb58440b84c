import { ArrowDown, ArrowUp, ChevronRight, CircleAlert, Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { IconButton } from '../ui/IconButton.tsx';

type PartRowProps = {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly number: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isOpen: boolean;
  readonly hasFault: boolean;
  readonly isRetired?: boolean;
  readonly toggle: () => void;
  readonly move: (by: 1 | -1) => void;
  /** Null: it can't be taken out. */
  readonly takeOut: { readonly label: string; readonly run: () => void } | null;
  readonly children: ReactNode;
};

/** A question or a code in its place: opens to its fields, moves up and down, is taken out. */
export function PartRow(props: PartRowProps) {
  const { id, title, detail, number, isFirst, isLast, isOpen, hasFault, isRetired = false } = props;
  const { toggle, move, takeOut, children } = props;
  const row = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that moved is followed
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, number]);
  return (
    <li
      className={`edit-row ${isOpen ? 'edit-row-open' : ''} ${isRetired ? 'edit-row-retired' : ''}`}
      data-part={id}
      ref={row}
    >
      <div className="edit-head">
        <span className="edit-number tabular" aria-hidden="true">
          {number}
        </span>
        <Button className="edit-title" aria-expanded={isOpen} onPress={toggle}>
          <ChevronRight aria-hidden="true" />
          <span>
            <b>{title}</b>
            <small>{detail}</small>
          </span>
          {hasFault ? <CircleAlert className="edit-row-fault" aria-label="To mend" role="img" /> : null}
        </Button>
        <IconButton
          label={`Move up: ${title}`}
          icon={<ArrowUp aria-hidden="true" />}
          isDisabled={isFirst}
          onPress={() => move(-1)}
        />
        <IconButton
          label={`Move down: ${title}`}
          icon={<ArrowDown aria-hidden="true" />}
          isDisabled={isLast}
          onPress={() => move(1)}
        />
        {takeOut === null ? null : (
          <IconButton
            label={`${takeOut.label}: ${title}`}
            icon={<Trash2 aria-hidden="true" />}
            onPress={takeOut.run}
          />
        )}
      </div>
      {isOpen ? <div className="edit-fields">{children}</div> : null}
    </li>
  );
}
