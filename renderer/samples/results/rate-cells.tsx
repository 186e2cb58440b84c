import { ChevronDown, ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { DrawResults } from '../../../contract/results-state.ts';
import { grouped } from '../../words/count.ts';
import { NumberLink } from './NumberLink.tsx';

type Rates = DrawResults['rates'];

/** Rates in the order in which they are read. */
export function groupsOf(rates: Rates): readonly { readonly title: string; readonly rows: Rates }[] {
  return groups
    .map(({ title, subjects }) => ({
      title,
      rows: rates.filter(({ subject }) => subjects.includes(subject)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

const groups: readonly { readonly title: string; readonly subjects: readonly Rates[number]['subject'][] }[] =
  [
    { title: 'Findings', subjects: ['any-finding', 'missing', 'finding'] },
    { title: 'Questions whose answer tells of a problem', subjects: ['question'] },
  ];

type RowHeadProps = {
  readonly label: string;
  readonly isOpen: boolean;
  /** Null: nothing lies below it. */
  readonly toggle: (() => void) | null;
};

/** What a row is about; pressed, it shows what lies below it. */
export function RowHead({ label, isOpen, toggle }: RowHeadProps) {
  return (
    <th scope="row">
      {toggle === null ? (
        label
      ) : (
        <Button className="plain-toggle" aria-expanded={isOpen} onPress={toggle}>
          {isOpen ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
          {label}
        </Button>
      )}
    </th>
  );
}

type FoundCellProps = {
  readonly count: number;
  readonly of: number;
  readonly label: string;
  /** What was seen, but is not spoken of by the rate. */
  readonly leftOut?: readonly string[];
  readonly list: (() => void) | undefined;
};

/** How many show it, of how many; the number opens them. */
export function FoundCell({ count, of, label, leftOut = [], list }: FoundCellProps) {
  return (
    <td className="plain-number">
      {list === undefined || count === 0 ? (
        grouped(count)
      ) : (
        <NumberLink
          number={grouped(count)}
          says={`${label}: ${grouped(count)} of ${grouped(of)}, show them`}
          onPress={list}
        />
      )}{' '}
      of {grouped(of)}
      {leftOut.map((text) => (
        <span key={text} className="muted rates-apart" title="Seen, but not in this rate">
          {text}
        </span>
      ))}
    </td>
  );
}
