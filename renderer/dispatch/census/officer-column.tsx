import type { CensusRow } from '../../../contract/census-state.ts';
import type { Column } from '../../ui/table/Table.tsx';
import type { People } from './people.ts';

type Whose = Pick<CensusRow, 'officerId' | 'squadId' | 'divisionId'>;

/** Whose it is, with the badge; the unit where the pointer rests. */
export function officerColumn(people: People, width: string): Column<Whose> {
  return {
    id: 'officer',
    title: 'Officer',
    width,
    cell: ({ officerId, squadId, divisionId }) => {
      const officer = people.officer(officerId);
      return (
        <span title={people.unit(squadId ?? divisionId) ?? undefined}>
          {officer?.name ?? <span className="muted">nobody named</span>}{' '}
          <span className="muted">{officer?.badge}</span>
        </span>
      );
    },
  };
}
