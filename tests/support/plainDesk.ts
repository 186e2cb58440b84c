import type { z } from 'zod';
import { type EventAnswer, EventAnswers } from '../../contract/central-api.ts';
import type { DeskEvent } from '../../contract/nouns/event.ts';
import type { FeedLine, Noun } from '../../contract/nouns/feed.ts';
import { feedLines, type SignedOn } from './central.ts';
import { departmentNow } from './department.ts';

type Answer = z.infer<typeof EventAnswer>;
type Loose = { readonly kind: string; readonly [field: string]: unknown };

/** A desk that only pushes and pulls: counts its events and remembers nothing else. */
export function plainDesk(session: SignedOn) {
  let counter = 0;
  const push = async (events: readonly { readonly counter: number; readonly event: DeskEvent | Loose }[]) => {
    const body = {
      deviceId: session.deviceId,
      events: events.map((event) => ({ at: departmentNow, ...event })),
    };
    const response = await session.call('POST', '/v1/events', body);
    if (response.status !== 200)
      throw new Error(`events were answered ${response.status}: ${await response.text()}`);
    return EventAnswers.parse(await response.json()).answers;
  };
  return {
    session,
    push,
    /** Pushes events under the next numbers. */
    send: (...events: readonly (DeskEvent | Loose)[]): Promise<readonly Answer[]> =>
      push(events.map((event) => ({ counter: ++counter, event }))),
    /** What the feed holds of a noun for this desk, by id. */
    pull: async (noun: Noun): Promise<ReadonlyMap<string, unknown>> => {
      const lines = await feedLines(await session.call('GET', '/v1/feed'));
      const isOne = (line: FeedLine) => line.line === 'change' && line.noun === noun;
      return new Map(
        lines.filter(isOne).flatMap((line) => (line.line === 'change' ? [[line.id, line.body]] : [])),
      );
    },
  };
}

/** `accepted`, or the code that an event was refused with. */
export function verdict(answer: Answer | undefined): string {
  if (answer === undefined) return 'no answer';
  return answer.outcome === 'refused' ? answer.problem.code : answer.outcome;
}
