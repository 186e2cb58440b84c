import { createPublicKey, verify } from 'node:crypto';
import { centralApi } from '../../../contract/central-api.ts';
import {
  type Countersigned,
  countersignText,
  type LogAnswer,
  type LogHead,
} from '../../../contract/nouns/audit-log.ts';
import { isNo } from '../central/no.ts';
import type { ReadDb } from '../db/sql.ts';
import type { Clock } from '../ports.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { failedBy, type Outcome, weatherOf } from '../sync/weather.ts';
import { entriesAfter, headAt, lastEntry } from './entries.ts';
import { keepSent, type Sent, sentOfLog } from './sent.ts';

const mostEntries = 500;
const timeoutMs = 60_000;

/**
 * One request with the next entries of the audit log; its answer is kept. A log that the central takes for another one
 * is reported there and shown here, and stops nothing: the reviewer's work goes its own way.
 */
export async function sendLog(
  signedIn: SignedIn,
  clock: Pick<Clock, 'now'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { db, central, deviceId } = signedIn;
  const before = sentOfLog(db.read);
  const last = lastEntry(db.read);
  if (before.head.no === last.no) return { more: false };
  const entries = entriesAfter(db.read, before.head.no, mostEntries);
  const body = { deviceId, after: before.head, entries, last, sentAt: clock.now() };
  const answer = await central.call(centralApi.auditLog, { body }, { signal, timeoutMs });
  // A central from before there was an audit log; it is sent once the central is upgraded.
  if (isNo(answer) && answer.refused === 'not-found') return { more: false };
  if (isNo(answer)) return failedBy(weatherOf(answer));
  const now = db.write('audit log sent', (write) => {
    const after = afterwards(before, answer);
    keepSent(write, after);
    return after;
  });
  return { more: now.differsFrom === null && now.head.no !== before.head.no && now.head.no < last.no };

  function afterwards(sent: Sent, said: LogAnswer): Sent {
    switch (said.outcome) {
      case 'taken':
        return taken(sent, said.countersigned, entries.at(-1) ?? sent.head);
      case 'behind': {
        const isOurs = headAt(db.read, said.head.no)?.hash === said.head.hash;
        return isOurs ? { ...sent, head: said.head } : { ...sent, differsFrom: Math.max(1, said.head.no) };
      }
      case 'differs':
        return { ...sent, differsFrom: said.no };
    }
  }

  function taken(sent: Sent, countersigned: Countersigned, upTo: LogHead): Sent {
    const { no, hash } = upTo;
    if (
      !isSigned(deviceId, countersigned) ||
      headAt(db.read, countersigned.head.no)?.hash !== countersigned.head.hash
    )
      return { ...sent, differsFrom: no };
    const otherKey =
      sent.otherKey ||
      (sent.countersigned !== null && sent.countersigned.publicKey !== countersigned.publicKey);
    return { head: { no, hash }, countersigned, differsFrom: null, otherKey };
  }
}

/** Whether there is something in the audit log that the central doesn't have. */
export function hasLogToSend(db: ReadDb): boolean {
  return sentOfLog(db).head.no !== lastEntry(db).no;
}

/** Whether the signature is under this head of this desk's log. */
export function isSigned(deviceId: string, { head, signedAt, signature, publicKey }: Countersigned): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const text = Buffer.from(countersignText(deviceId, head, signedAt));
    return verify(null, text, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
