import type { importApi } from '../../../contract/import-api.ts';
import type { ImportSource, ImportState } from '../../../contract/import-state.ts';
import { mayImport, notForYou } from '../../../contract/import-state.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import { type Instant, instant } from '../../../contract/time.ts';
import { logAct } from '../audit-log/entries.ts';
import type { ReadDb } from '../db/sql.ts';
import type { Ports } from '../ports.ts';
import type { Call, Handlers } from '../serve.ts';
import type { SignedIn } from '../session/signed-in.ts';
import type { Bringing } from './bringing.ts';
import { keptBody } from './kept-body.ts';
import {
  allImports,
  allSources,
  batchesOf,
  dropImport,
  dropRows,
  dropSource,
  importById,
  keptFor,
  putBatch,
  putImport,
  putSource,
  saidOf,
  setState,
} from './store.ts';

type Needs = Pick<Ports, 'clock'> & { readonly bringing: () => Bringing | null };

export function importRoutes({ clock, bringing }: Needs): Handlers<keyof typeof importApi> {
  return {
    imports: allowed(({ signedIn }) => ({ imports: allImports(signedIn.db.read) })),

    beginImport: allowed(({ params, body, signedIn }) => {
      const { db } = signedIn;
      const known = importById(db.read, params.id);
      if (known !== null) return known;
      const begun = allImports(db.read);
      const same = begun.find((one) => one.state === 'reading' && isSame(one, body));
      if (same !== undefined) return same;
      db.write('begin import', (write) => {
        // One file at a time: what was read before and not brought in would only be taken for this one.
        for (const one of begun)
          if (one.state === 'reading' || one.state === 'read') dropImport(write, one.id);
        putImport(write, { id: params.id, ...body, begunAt: clock.now() });
      });
      return stateOf(db.read, params.id);
    }),

    keepRows: allowed(({ params: { id, number }, body, signedIn }) => {
      const { db } = signedIn;
      const known = keptFor(db.read, id);
      if (known === null) return refuse('not-found');
      const { counts, said, rows } = body;
      // Rows of a catalogue in a file of dispatches would go out as something else than the reviewer saw.
      if (rows !== null && rows.kind !== known.kind) return refuse('bad-request');
      // What is kept is always the beginning of the file, so that a reading that breaks off can go on.
      if (number > batchesOf(db.read, id) + 1)
        return refuse('bad-request', 'A batch before this one is missing.');
      // A power cut may take the last of them away: the file is read again then, and each number is kept once.
      if (known.state === 'reading')
        db.writeAside('keep rows', (write) =>
          putBatch(write, id, number, {
            counts,
            said,
            body: rows === null ? null : keptBody(`${id}.${number}`, rows),
          }),
        );
      return { batches: batchesOf(db.read, id) };
    }),

    endReading: allowed(({ params: { id }, body, signedIn }) => {
      const { db } = signedIn;
      const known = importById(db.read, id);
      if (known === null) return refuse('not-found');
      if (known.batches !== body.batches)
        return refuse('bad-request', 'Not all of the file has been handed over.');
      if (known.state === 'reading')
        db.write('import read', (write) => {
          setState(write, id, 'read');
          logAct(write, 'file-read', { import: id, kind: known.kind, ...known.counts }, clock.now());
        });
      return stateOf(db.read, id);
    }),

    bringIn: allowed(({ params: { id }, signedIn }) => {
      const { db } = signedIn;
      const known = importById(db.read, id);
      if (known === null) return refuse('not-found');
      if (known.state === 'reading') return refuse('bad-request', 'The file has not been read to its end.');
      if (known.state === 'read' || known.state === 'stopped')
        db.write('bring in', (write) => {
          setState(write, id, 'sending');
          logAct(write, 'file-brought-in', { import: id, rows: known.counts.accepted }, clock.now());
        });
      bringing()?.wake();
      return stateOf(db.read, id);
    }),

    dropImport: allowed(async ({ params: { id }, signedIn }) => {
      const { db } = signedIn;
      const known = importById(db.read, id);
      if (known === null) return refuse('not-found');
      const drop = (): void => dropFile(signedIn, known, clock.now());
      const sender = bringing();
      if (sender === null) drop();
      else await sender.leave(id, drop);
      return {};
    }),

    importSaid: allowed(({ params: { id }, query: { after = 0 }, signedIn }) =>
      importById(signedIn.db.read, id) === null ? refuse('not-found') : saidOf(signedIn.db.read, id, after),
    ),

    importSources: allowed(({ signedIn }) => sourcesOf(signedIn)),
    keepImportSource: allowed(({ params: { kind, name }, body, signedIn }) => {
      signedIn.db.write('keep import source', (write) =>
        putSource(write, kind, name, body.mapping, clock.now()),
      );
      return sourcesOf(signedIn);
    }),
    dropImportSource: allowed(({ params: { kind, name }, signedIn }) => {
      signedIn.db.write('drop import source', (write) => dropSource(write, kind, name));
      return sourcesOf(signedIn);
    }),
  };
}

/** What the central has taken stays on record here, too. */
function dropFile({ db }: SignedIn, { id }: ImportState, now: Instant): void {
  db.write('drop import', (write) => {
    const file = importById(write, id);
    if (file === null) return;
    const { sent, state, batches } = file;
    if (state === 'done' || sent === 0 || state === 'reading' || state === 'read') dropImport(write, id);
    else {
      dropRows(write, id);
      setState(write, id, 'done', 'Stopped by you. What had gone out before stays at the central.');
    }
    logAct(write, 'import-dropped', { import: id, sent, of: batches }, now);
  });
}

/** The central decides who brings files in; nobody else shall read one for nothing. */
function allowed<C extends { readonly signedIn: SignedIn }, R>(
  handle: (call: C) => R | Refusal | Promise<R | Refusal>,
): (call: C) => R | Refusal | Promise<R | Refusal> {
  return (call) => (mayImport(call.signedIn.account) ? handle(call) : refuse('not-allowed', notForYou));
}

function stateOf(db: ReadDb, id: string): ImportState | Refusal {
  return importById(db, id) ?? refuse('not-found');
}

type Begun = Call<(typeof importApi)['beginImport']>['body'];

function isSame(one: ImportState, { kind, file, mapping }: Begun): boolean {
  return (
    one.kind === kind &&
    one.mapping === mapping &&
    one.file.name === file.name &&
    one.file.size === file.size &&
    one.file.modifiedAt === file.modifiedAt
  );
}

function sourcesOf({ db }: SignedIn): { sources: ImportSource[] } {
  const sources = allSources(db.read).map(({ kind, name, mapping, saved_at }) => ({
    kind: kind === 'catalogue' ? ('catalogue' as const) : ('dispatch' as const),
    name,
    mapping,
    savedAt: instant(saved_at),
  }));
  return { sources };
}
