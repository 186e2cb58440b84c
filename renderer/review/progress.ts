import { useEffect, useState } from 'react';
import { deskApi } from '../../contract/desk-api.ts';
import type { Duty } from '../../contract/nouns/review.ts';
import { call } from '../api/call.ts';

type Progress = { readonly done: number; readonly all: number };

/** How far this reviewer is with the programme that the duty belongs to; null without one. */
export function useProgress(duty: Duty | null): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  const programme = duty?.programme;
  useEffect(() => {
    const newer = new AbortController();
    setProgress(null);
    if (programme === undefined) return;
    void call(deskApi.queue, {}, { signal: newer.signal }).then((outcome) => {
      if (!outcome.ok || newer.signal.aborted) return;
      const rows = outcome.value.rows.filter((row) => row.duty.programme === programme);
      setProgress({ done: rows.filter((row) => row.duty.doneAt !== null).length, all: rows.length });
    });
    return () => newer.abort();
  }, [programme]);
  return progress;
}
