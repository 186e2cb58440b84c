import { z } from 'zod';
import { Instant, Ms, Zone } from '../time.ts';
import { Id, Name } from './text.ts';

/** One officer sent to one event: an event with three officers is three of these. */
export const Dispatch = z.object({
  id: Id,
  eventNumber: Name,
  reportNumber: Name.nullable(),
  unit: Name.nullable(),
  officerId: Id.nullable(),
  squadId: Id.nullable(),
  divisionId: Id.nullable(),
  callType: Name,
  /** As the department writes it; `urgent` says what it means. */
  priority: Name.nullable(),
  urgent: z.boolean(),
  selfInitiated: z.boolean(),
  receivedAt: Instant.nullable(),
  dispatchedAt: Instant.nullable(),
  enRouteAt: Instant.nullable(),
  arrivedAt: Instant.nullable(),
  clearedAt: Instant.nullable(),
  zone: Zone,
  disposition: Name.nullable(),
  /** What came of it: a citation number, an arrest … where the disposition says so. */
  citation: Name.nullable(),
  cancelled: z.boolean(),
  equipped: z.boolean(),
});
export type Dispatch = z.infer<typeof Dispatch>;

/**
 * What the clock says about a video and one of its dispatches, before anybody watches. Positive `…AfterMs` means
 * that the recording was late; positive `endsBefore…` that it stopped early. Null where a time is unknown.
 */
export const Timing = z.object({
  dispatch: Dispatch,
  startsAfterArrivalMs: Ms.nullable(),
  startsAfterDispatchMs: Ms.nullable(),
  endsBeforeClearMs: Ms.nullable(),
});
export type Timing = z.infer<typeof Timing>;
