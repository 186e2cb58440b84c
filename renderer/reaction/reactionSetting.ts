import type { Settings } from '../../contract/desk-state.ts';

/** The name under which a reviewer's reaction time is kept. */
export const reactionName = 'reaction-ms';

/** Milliseconds; 0 where it was never measured, or nonsense was kept. */
export function reactionIn({ kept }: Pick<Settings, 'kept'>): number {
  const measured = Number(kept[reactionName] ?? 0);
  return Number.isFinite(measured) ? Math.min(2000, Math.max(0, measured)) : 0;
}
