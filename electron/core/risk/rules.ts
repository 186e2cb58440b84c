import type { ClassFit, OutcomeKind } from '../../../contract/nouns/class-fit.ts';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { minute, second } from '../../../contract/time.ts';
import { begunAt } from '../dispatch/timing.ts';

/** Whether a recording's class answers to what came of its calls. */

/** One thing that came of a call, in the department's own words. */
export type CallOutcome = { readonly kind: OutcomeKind; readonly says: string };

type Told = Pick<Dispatch, 'citation' | 'disposition' | 'reportNumber'>;

/** What came of a call, as far as dispatch wrote it down, in the order of the rule. */
export function outcomesOf(dispatch: Told, fit: ClassFit): CallOutcome[] {
  const { citation, disposition, reportNumber } = dispatch;
  const texts = [disposition ?? '', citation ?? ''];
  const tells = (words: readonly string[]) => words.some((word) => texts.some((text) => hasWord(text, word)));
  const found = fit.outcomes.filter(({ words }) => tells(words)).map(({ kind }) => kind);
  // A number that isn't the word for an arrest is a citation's.
  const isNumber = citation !== null && citation.trim() !== '' && !found.includes('arrest');
  const isReport = reportNumber !== null && found.length === 0 && !isNumber && !tells(fit.noReportWords);
  return fit.outcomes.flatMap(({ kind, label }): CallOutcome[] => {
    if (kind === 'citation' && isNumber) return [{ kind, says: numbered(label, citation) }];
    if (kind === 'report' && (isReport || found.includes(kind)))
      return [{ kind, says: reportNumber === null ? label : `${label} ${reportNumber}` }];
    return found.includes(kind) ? [{ kind, says: label }] : [];
  });
}

/** The outcomes that none of the classes fits. */
export function misfits(
  codes: readonly string[],
  outcomes: readonly CallOutcome[],
  fit: ClassFit,
): CallOutcome[] {
  return outcomes.filter(({ kind }) => {
    const rule = fit.outcomes.find((one) => one.kind === kind);
    return rule !== undefined && !codes.some((code) => rule.classes.includes(code));
  });
}

/** Nobody has said what it is: it has no class, only such as say nothing, or only what it was given by default. */
export function isUntouched({ classes }: Pick<Video, 'classes'>, fit: ClassFit): boolean {
  return classes.every(({ code, source }) => source === 'default' || fit.saysNothing.includes(code));
}

/** A recording belongs to the call that it fits best, and to any other whose own time it shares so much of. */
const leastCommonMs = 30 * second;
const assumedLengthMs = 30 * minute;

/** Of the dispatches that overlap a recording, best match first, those whose outcome is the recording's too. */
export function callsOf<D extends Dispatch>(
  video: Pick<Video, 'recordedAt' | 'endedAt'>,
  matched: readonly D[],
): D[] {
  return matched.filter((dispatch, at) => at === 0 || ownTimeInCommon(video, dispatch) >= leastCommonMs);
}

function ownTimeInCommon(video: Pick<Video, 'recordedAt' | 'endedAt'>, dispatch: Dispatch): number {
  const begun = begunAt(dispatch);
  if (begun === null) return 0;
  const cleared = dispatch.clearedAt;
  const ended = cleared !== null && cleared >= begun ? cleared : begun + assumedLengthMs;
  return Math.min(video.endedAt, ended) - Math.max(video.recordedAt, begun);
}

function hasWord(text: string, word: string): boolean {
  const pattern = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

/** `Citation 8841234`, whether dispatch wrote the word or the number alone. */
function numbered(label: string, text: string): string {
  return hasWord(text, label) ? text : `${label} ${text}`;
}
