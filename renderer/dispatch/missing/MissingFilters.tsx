import { useMemo } from 'react';
import type { MissingQueue } from '../../../contract/missing-state.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { useOfficerOptions } from '../../desk/officer-options.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Select } from '../../ui/Select.tsx';
import { dateText, hereZone } from '../../words/when.ts';
import { type Asked, isNarrowed, type MissingView, views } from './missing-filter.ts';
import { viewWords } from './missing-words.ts';

type MissingFiltersProps = {
  readonly asked: Asked;
  readonly counts: MissingQueue['counts'] | null;
  readonly change: (part: Partial<Asked>) => void;
};

const any = 'any';

/** What of the missing recordings is listed: where it stands, whose it is, and how urgent the call was. */
export function MissingFilters({ asked, counts, change }: MissingFiltersProps) {
  const { units, codeLists } = useCatalogue();
  const people = useOfficerOptions();
  const places = useMemo(
    () => [{ id: any, label: 'Any unit' }, ...units.map(({ id, name }) => ({ id, label: name }))],
    [units],
  );
  const codes = codeLists.find(({ id }) => id === 'no-video')?.items ?? [];
  return (
    <search className="missing-filters">
      <span className="queue-chips">
        {views.map((view) => (
          <Chip
            key={view}
            isOn={asked.state === view}
            onChange={() => change({ state: view })}
            count={counts === null ? undefined : countOf(counts, view)}
          >
            {viewWords[view]}
          </Chip>
        ))}
        <Chip isOn={asked.isUrgent} onChange={(isUrgent) => change({ isUrgent })} count={counts?.urgent}>
          Urgent only
        </Chip>
        {asked.code === null ? null : (
          <Chip isOn onChange={() => change({ code: null })}>
            {codes.find(({ code }) => code === asked.code)?.label ?? asked.code}
          </Chip>
        )}
        {asked.from === null && asked.to === null ? null : (
          <Chip isOn onChange={() => change({ from: null, to: null })}>
            {spanOfDays(asked)}
          </Chip>
        )}
        {isNarrowed(asked) ? (
          <Button
            tone="quiet"
            onPress={() =>
              change({ officer: null, unit: null, isUrgent: false, code: null, from: null, to: null })
            }
          >
            Clear filters
          </Button>
        ) : null}
      </span>
      <Select
        label="Unit"
        hideLabel
        className="missing-unit"
        options={places}
        value={asked.unit ?? any}
        isOn={asked.unit !== null}
        onChange={(id) => change({ unit: id === any ? null : id })}
      />
      <ComboBox
        label="Officer"
        hideLabel
        className="missing-officer"
        placeholder="Any officer"
        options={people}
        value={asked.officer}
        isOn={asked.officer !== null}
        onChange={(officer) => change({ officer })}
      />
    </search>
  );
}

function countOf(
  { due, waiting, explained, unexplained }: MissingQueue['counts'],
  view: MissingView,
): number {
  switch (view) {
    case 'due':
      return due;
    case 'waiting':
      return waiting;
    case 'explained':
      return explained;
    case 'unexplained':
      return unexplained;
    case 'all':
      return due + waiting + explained + unexplained;
  }
}

/** The last day is the one before `to`, because `to` itself is left out. */
function spanOfDays({ from, to }: Pick<Asked, 'from' | 'to'>): string {
  const day = (at: number) => dateText(at, hereZone());
  if (from === null) return `until ${day((to ?? 0) - 1)}`;
  return to === null ? `from ${day(from)}` : `${day(from)} to ${day(to - 1)}`;
}
