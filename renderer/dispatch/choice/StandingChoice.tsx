import { useEffect, useState } from 'react';
import { missingApi } from '../../../contract/missing-api.ts';
import type { MatchDetail } from '../../../contract/missing-state.ts';
import { call } from '../../api/call.ts';
import { useChanges } from '../../desk/use-changes.ts';
import { useNow } from '../../desk/use-now.ts';
import { ChoicesSoFar } from './ChoicesSoFar.tsx';
import '../missing/missing.css';

/** Who chose a dispatch's recordings by hand, when, and why. Nothing where nobody did. */
export function StandingChoice({ dispatchId }: { readonly dispatchId: string }) {
  const [match, setMatch] = useState<MatchDetail | null>(null);
  const changes = useChanges();
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have changed the choice
  useEffect(() => {
    const newer = new AbortController();
    const ask = async () => {
      const outcome = await call(missingApi.match, { params: { id: dispatchId } }, { signal: newer.signal });
      if (!newer.signal.aborted && outcome.ok) setMatch(outcome.value);
    };
    void ask();
    return () => newer.abort();
  }, [dispatchId, changes]);
  return match === null || match.dispatch.id !== dispatchId ? null : <ChoicesSoFar match={match} now={now} />;
}
