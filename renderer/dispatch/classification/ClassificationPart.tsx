import { useMemo } from 'react';
import { goInPlace } from '../../route/route-store.ts';
import { type ClassFilter, classFilterOf, classQueryOf } from './filter.ts';
import { Misfits } from './Misfits.tsx';
import { Waiting } from './Waiting.tsx';
import './classification.css';

/** Recordings whose class doesn't fit what came of the call, and requests that wait for a second person. */
export function ClassificationPart({ query }: { readonly query: string }) {
  const filter = useMemo(() => classFilterOf(query), [query]);
  const change = useMemo(
    () => (part: Partial<ClassFilter>) =>
      goInPlace({ screen: 'dispatch', part: 'classification', query: classQueryOf({ ...filter, ...part }) }),
    [filter],
  );
  return filter.list === 'waiting' ? (
    <Waiting change={change} />
  ) : (
    <Misfits filter={filter} change={change} />
  );
}
