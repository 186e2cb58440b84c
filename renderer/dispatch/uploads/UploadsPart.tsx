import { useMemo } from 'react';
import { go, goInPlace } from '../../route/route-store.ts';
import { type LagFilter, lagFilterOf, lagQueryOf } from './filter.ts';
import { UploadFilters } from './UploadFilters.tsx';
import { UploadList } from './UploadList.tsx';
import { UploadReportView } from './UploadReportView.tsx';
import './uploads.css';

/** How long recordings took to be uploaded, and the recordings behind each number. */
export function UploadsPart({ query }: { readonly query: string }) {
  const filter = useMemo(() => lagFilterOf(query), [query]);
  const routeTo = (part: Partial<LagFilter>) =>
    ({ screen: 'dispatch', part: 'uploads', query: lagQueryOf({ ...filter, ...part }) }) as const;
  const change = (part: Partial<LagFilter>) => goInPlace(routeTo(part));
  // A list is a place of its own, so that *back* leads to the report.
  const open = (part: Partial<LagFilter>) => go(routeTo(part));
  return (
    <>
      <UploadFilters filter={filter} change={change} />
      {filter.of === null ? (
        <UploadReportView filter={filter} open={open} />
      ) : (
        <UploadList filter={filter} of={filter.of} back={() => go(routeTo({ of: null, device: null }))} />
      )}
    </>
  );
}
