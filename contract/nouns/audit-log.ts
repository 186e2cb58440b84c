import { z } from 'zod';
import { Instant } from '../time.ts';
import { Id, Sha256 } from './text.ts';

/**
 * The audit log: what a person did and watched at one desk, in order. Each entry carries the hash of the one before, so
 * that none can be changed, moved or left out without every later one telling; the central keeps a copy and countersigns
 * its end, so that the end can't be cut off either.
 */
export const LogEntry = z.object({
  /** From 1, without a gap. */
  no: z.int().positive(),
  /** By the desk's clock. */
  at: Instant,
  /** What was done, such as `footage-granted`, `signed-in`, or the kind of an event that goes to the central. */
  act: z.string().min(1).max(100),
  /** To what, as JSON: ids, codes and hashes; nothing that somebody typed but the note of a reason to watch. */
  about: z.string().max(4000),
  /** SHA-256 of `chainText`. */
  hash: Sha256,
});
export type LogEntry = z.infer<typeof LogEntry>;

/** An end of the log: number and hash of an entry; 0 and `noHash` before the first. */
export const LogHead = z.object({ no: z.int().nonnegative(), hash: Sha256 });
export type LogHead = z.infer<typeof LogHead>;

/** Stands where there is no entry before. */
export const noHash = '0'.repeat(64);
export const beforeFirst: LogHead = { no: 0, hash: noHash };

/** What an entry's hash is of. `previous`: the hash of the entry before. */
export function chainText(previous: string, { no, at, act, about }: Omit<LogEntry, 'hash'>): string {
  return JSON.stringify([previous, no, at, act, about]);
}

/** The central's signature under a desk's log as far as it has it. Ed25519, base64; the key as SPKI in DER. */
export const Countersigned = z.object({
  head: LogHead,
  signedAt: Instant,
  signature: z.string().max(200),
  publicKey: z.string().max(200),
});
export type Countersigned = z.infer<typeof Countersigned>;

/** What is countersigned. */
export function countersignText(deviceId: string, { no, hash }: LogHead, signedAt: number): string {
  return JSON.stringify(['second-watch audit log', deviceId, no, hash, signedAt]);
}

/** The next entries, and how far the whole log reaches, so that one that became shorter is noticed. */
export const LogPart = z.object({
  deviceId: Id,
  after: LogHead,
  entries: z.array(LogEntry).max(500),
  last: LogHead,
  /**
   * When it was sent, by the desk's clock: a part that was held up on its way and comes after a later one tells of a shorter
   * log, and so does a log that was cut. Left out by older desks.
   */
  sentAt: Instant.optional(),
});
export type LogPart = z.infer<typeof LogPart>;

export const LogAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('taken'), countersigned: Countersigned }),
  /** The central has less than the desk believes (an older copy of it was put back): send on from there. */
  z.object({ outcome: z.literal('behind'), head: LogHead }),
  /** The desk's log isn't the one of which the central has the beginning. `no`: the first entry that differs. */
  z.object({ outcome: z.literal('differs'), no: z.int().positive() }),
]);
export type LogAnswer = z.infer<typeof LogAnswer>;
