import { useMemo } from 'react';
import { type Catalogue, useCatalogue } from '../../desk/catalogue.ts';

/** Names for ids. */
export type People = {
  readonly officer: (id: string | null) => Catalogue['officers'][number] | undefined;
  readonly unit: (id: string | null) => string | null;
};

export function usePeople(): People {
  const { officers, units } = useCatalogue();
  return useMemo(() => {
    const byId = new Map(officers.map((officer) => [officer.id, officer]));
    const names = new Map(units.map(({ id, name }) => [id, name]));
    return {
      officer: (id) => (id === null ? undefined : byId.get(id)),
      unit: (id) => (id === null ? null : (names.get(id) ?? null)),
    };
  }, [officers, units]);
}
