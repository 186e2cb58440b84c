import type { CodeList } from '../../../contract/nouns/account.ts';
import type { Finding } from '../../../contract/nouns/finding.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import { clockText, type Instant } from '../../../contract/time.ts';
import { hasCode } from '../review/codes.ts';

/** What a finding may say and where it may lie, as values in and values out. */

/** What the window gives; the times of making and changing are the core's. */
export type FindingContent = Omit<Finding, 'id' | 'reviewId' | 'createdAt' | 'changedAt'>;

/** One version of each list, and the time at which a code of theirs must be in force. */
export type Choices = { readonly lists: readonly CodeList[]; readonly at: number };

/** A picture begins before its clip ends: a mark on the last one may lie this far beyond the recorded length. */
export const toleranceMs = 50;

/** Refuses places outside the clip, and codes that aren't on the current lists. Codes that were already kept stay good. */
export function refuseContent(
  content: FindingContent,
  durationMs: number,
  choices: Choices,
  before: FindingContent | null = null,
): Refusal | null {
  return refusePlace(content, durationMs) ?? refuseCodes(content, choices, before);
}

export function newFinding(id: string, reviewId: string, content: FindingContent, now: Instant): Finding {
  return { ...content, id, reviewId, createdAt: now, changedAt: now };
}

export function changedFinding(before: Finding, content: FindingContent, now: Instant): Finding {
  const { id, reviewId, createdAt } = before;
  return { ...content, id, reviewId, createdAt, changedAt: now };
}

/** Whether a finding says exactly this, whenever it was said. */
export function saysTheSame(finding: Finding, content: FindingContent): boolean {
  return JSON.stringify(ordered(finding)) === JSON.stringify(ordered(content));
}

function refusePlace(content: FindingContent, durationMs: number): Refusal | null {
  const { startMs, endMs } = content.mark;
  const last = durationMs + toleranceMs;
  const places = [
    startMs,
    ...(endMs === null ? [] : [endMs]),
    ...(content.reasonAtMs === null ? [] : [content.reasonAtMs]),
  ];
  const outside = places.find((place) => place < 0 || place > last);
  if (outside !== undefined)
    return refuse(
      'outside-clip',
      `${clockText(outside)} is not within 00:00:00.000 to ${clockText(durationMs)}.`,
    );
  if (endMs !== null && endMs < startMs)
    return refuse(
      'outside-clip',
      `It would end at ${clockText(endMs)}, before it starts at ${clockText(startMs)}.`,
    );
  return null;
}

function refuseCodes(
  content: FindingContent,
  choices: Choices,
  before: FindingContent | null,
): Refusal | null {
  const { lists, at } = choices;
  if (content.kind !== before?.kind && !hasCode(lists, 'finding', content.kind, at))
    return refuse('code-unknown', `There is no finding "${content.kind}".`);
  const { exception } = content;
  if (exception !== null && exception !== before?.exception && !hasCode(lists, 'exception', exception, at))
    return refuse('code-unknown', `There is no exception "${exception}".`);
  return null;
}

/** The content alone, its fields always in the same order. */
function ordered({ kind, mark, reasonHeard, reasonAtMs, exception, note }: FindingContent): FindingContent {
  return { kind, mark, reasonHeard, reasonAtMs, exception, note };
}
