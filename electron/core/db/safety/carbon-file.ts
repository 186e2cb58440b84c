import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fdatasync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import type { Value } from '../sql.ts';

/**
 * The carbon copy: beside the database, a second file with every change to the reviewer's work since the last safety
 * copy, one record for each transaction. Whatever becomes of the database, safety copy and carbon together give the work
 * back. Each record is sealed with AES-256-GCM and bound to its file's number and its own, so that none can be changed,
 * left out or moved unnoticed.
 *
 * A record: length of the sealed part (4 bytes, big-endian), nonce (12), sealed part, tag (16).
 */
export type Change =
  | { readonly table: string; readonly put: Row }
  | { readonly table: string; readonly change: Row; readonly where: Row }
  | { readonly table: string; readonly remove: Row }
  /** Where the database stood as the carbon was begun, in rows: tells whether the one before it has its end. */
  | { readonly stands: Readonly<Record<string, number>> };
export type Row = Readonly<Record<string, Value>>;

export type CarbonReading = {
  readonly transactions: readonly (readonly Change[])[];
  /** Records that are there and can't be read. */
  readonly damaged: number;
};

export type CarbonWriter = {
  /** Appends one transaction's changes. Throws when the disk doesn't take them; then the carbon ends here. */
  readonly append: (changes: readonly Change[]) => void;
  readonly close: () => void;
};

/** A blob in JSON. */
const Blob = z
  .object({ base64: z.string() })
  .transform(({ base64 }) => new Uint8Array(Buffer.from(base64, 'base64')));
const RowIn = z.record(z.string(), z.union([z.string(), z.number(), z.null(), Blob]));
const ChangeIn = z.union([
  z.strictObject({ table: z.string(), put: RowIn }),
  z.strictObject({ table: z.string(), change: RowIn, where: RowIn }),
  z.strictObject({ table: z.string(), remove: RowIn }),
  z.strictObject({ stands: z.record(z.string(), z.number()) }),
]);
const Transaction = z.array(ChangeIn);

const [lengthBytes, nonceBytes, tagBytes] = [4, 12, 16];
const overhead = lengthBytes + nonceBytes + tagBytes;
/** The system is asked to put it on the disk so long after a record, in milliseconds; nobody waits for that. */
const syncAfterMs = 200;

/** Begins carbon number `no` in a new file. `key`: the database's, 64 hex digits. `stands`: see `Change`. */
export function beginCarbon(
  path: string,
  key: string,
  no: number,
  stands: Readonly<Record<string, number>>,
): CarbonWriter {
  const fd = openSync(path, 'wx', 0o600);
  const secret = carbonKey(key);
  let next = 0;
  let sync: NodeJS.Timeout | null = null;
  let isSyncing = false;
  let isClosed = false;

  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    if (sync) clearTimeout(sync);
    if (!isSyncing) closeSync(fd);
  };
  const syncSoon = (): void => {
    if (sync || isSyncing) return;
    sync = setTimeout(() => {
      sync = null;
      isSyncing = true;
      fdatasync(fd, () => {
        isSyncing = false;
        if (isClosed) closeSync(fd);
      });
    }, syncAfterMs);
    sync.unref();
  };
  const append = (changes: readonly Change[]): void => {
    const record = seal(secret, no, next, JSON.stringify(changes, forJson));
    next += 1;
    // In one piece as a rule; a disk that is filling up may take a part.
    for (let at = 0; at < record.length; ) at += writeSync(fd, record, at);
    syncSoon();
  };
  try {
    append([{ stands }]);
  } catch (error) {
    close();
    rmSync(path, { force: true });
    throw error;
  }
  return { append, close };
}

/** Reads what there is of a carbon. A record that was being written as the power went is simply not there. */
export function readCarbon(path: string, key: string, no: number): CarbonReading {
  const bytes = readFileSync(path);
  const secret = carbonKey(key);
  const transactions: Change[][] = [];
  let [at, next, damaged] = [0, 0, 0];
  while (at + overhead <= bytes.length) {
    const end = at + overhead + bytes.readUInt32BE(at);
    // A length that leads out of the file: a torn end, or damage that nothing can be found behind.
    if (end > bytes.length) break;
    const opened = open(secret, no, next, bytes.subarray(at, end));
    if (opened === null) damaged += 1;
    else transactions.push(opened);
    at = end;
    next += 1;
  }
  return { transactions, damaged: at < bytes.length ? damaged + 1 : damaged };
}

/** The highest entry of the audit log and the highest number of the outbox that a carbon knows of. */
export function endOf({ transactions }: CarbonReading): { readonly entry: number; readonly counter: number } {
  let [entry, counter] = [0, 0];
  for (const change of transactions.flat()) {
    if ('stands' in change) {
      entry = Math.max(entry, change.stands['audit_entry'] ?? 0);
      counter = Math.max(counter, change.stands['outbox.counter'] ?? 0);
    } else if ('put' in change && change.table === 'audit_entry')
      entry = Math.max(entry, Number(change.put['no']));
    else if ('put' in change && change.table === 'outbox')
      counter = Math.max(counter, Number(change.put['counter']));
    // A row that was taken back leaves no trace in the database.
    else if ('remove' in change && change.table === 'outbox' && counter === change.remove['counter'])
      counter -= 1;
  }
  return { entry, counter };
}

function carbonKey(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), '', 'second watch carbon', 32));
}

function seal(secret: Buffer, no: number, next: number, text: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(placeOf(no, next));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(sealed.length);
  return Buffer.concat([length, nonce, sealed, cipher.getAuthTag()]);
}

function open(secret: Buffer, no: number, next: number, record: Buffer): Change[] | null {
  const nonce = record.subarray(lengthBytes, lengthBytes + nonceBytes);
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: tagBytes })
      .setAAD(placeOf(no, next))
      .setAuthTag(record.subarray(record.length - tagBytes));
    const sealed = record.subarray(lengthBytes + nonceBytes, record.length - tagBytes);
    const text = Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
    return Transaction.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function placeOf(no: number, next: number): Buffer {
  return Buffer.from(`${no}:${next}`);
}

function forJson(_name: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  // Buffer's own way into JSON comes before this function is asked.
  if (isBufferJson(value)) return { base64: Buffer.from(value.data).toString('base64') };
  return value;
}

function isBufferJson(value: unknown): value is { readonly data: number[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'Buffer' &&
    'data' in value
  );
}
