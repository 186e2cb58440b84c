import type { Problem, Refusal, RefusalCode } from '../../../contract/problem.ts';

/**
 * The central did not do it. `weather`: nobody decided anything (no network, a broken server, a wrong address), so the
 * same call may pass later, not before `retryAfterMs` when the server named a time. Otherwise it is the central's own
 * refusal, and asking again gives the same.
 */
export type No = Refusal & { readonly weather: boolean; readonly retryAfterMs: number | null };

const weathers: readonly RefusalCode[] = [
  'central-unreachable',
  'central-not-ours',
  'central-not-trusted',
  'central-not-secure',
  'central-other-version',
  'central-trouble',
  'too-many-requests',
];

export function no(
  refused: RefusalCode,
  facts: { readonly detail?: string | undefined; readonly retryAfterMs?: number | null } = {},
): No {
  const { detail, retryAfterMs = null } = facts;
  return {
    refused,
    weather: weathers.includes(refused),
    retryAfterMs,
    ...(detail === undefined ? {} : { detail }),
  };
}

/** A refusal as the central wrote it. */
export function noOfProblem(problem: Problem, retryAfterMs: number | null): No {
  const { code, detail, fields } = problem;
  return { ...no(code, { detail, retryAfterMs }), ...(fields === undefined ? {} : { fields }) };
}

export function isNo(value: unknown): value is No {
  return typeof value === 'object' && value !== null && 'refused' in value && 'weather' in value;
}
