import { useMemo } from 'react';
import { useCatalogue } from '../desk/catalogue.ts';
import { useOfficerOptions } from '../desk/officer-options.ts';
import { Choice, unitOptions, withAny } from '../library/LibraryFilters.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';

type Whose = { readonly unit: string | null; readonly officer: string | null };
type WhoseFieldsProps = Whose & { readonly change: (part: Partial<Whose>) => void };

/** Whose: a unit, an officer, or anybody's. */
export function WhoseFields({ unit, officer, change }: WhoseFieldsProps) {
  const { units } = useCatalogue();
  const places = useMemo(() => withAny('Any unit', unitOptions(units)), [units]);
  return (
    <>
      <Choice label="Unit" options={places} value={unit} onChange={(id) => change({ unit: id })} />
      <ComboBox
        className="filter-officer"
        label="Officer"
        placeholder="Any officer"
        options={useOfficerOptions()}
        value={officer}
        onChange={(id) => change({ officer: id })}
        isOn={officer !== null}
      />
    </>
  );
}
