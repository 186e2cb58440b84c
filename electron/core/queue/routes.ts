import type { Census } from '../census/standing.ts';
import type { Clock } from '../ports.ts';
import type { Handlers } from '../serve.ts';
import { queueOf } from './queue.ts';

export function queueRoutes(clock: Clock, census: () => Census | null): Handlers<'queue'> {
  return { queue: ({ signedIn }) => queueOf(signedIn.db.read, clock.now(), census()) };
}
