import { useMemo } from 'react';
import type { Option } from '../ui/Select.tsx';
import { useCatalogue } from './catalogue.ts';

/** Everybody whom one can choose, with their badges. */
export function useOfficerOptions(): readonly Option[] {
  const { officers } = useCatalogue();
  return useMemo(
    () => officers.map(({ id, name, badge }) => ({ id, label: name, detail: badge })),
    [officers],
  );
}
