import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Db } from '../../central/db/db.ts';
import type { ImportReport } from '../../central/import/report.ts';
import { type ImportWish, runImport } from '../../central/import/runImport.ts';
import { Video } from '../../contract/nouns/video.ts';
import { openEmpty } from './databases.ts';

/** The clips that are checked in, with their papers. */
export const footage: string = fileURLToPath(new URL('../footage/', import.meta.url));

/** An empty central with a folder beside it, out of which footage is imported. */
export type Inbox = {
  readonly db: Db;
  readonly dataDir: string;
  readonly folder: string;
  /** Puts clips of the footage under other names into the folder, and a `catalogue.csv`. */
  readonly put: (clips: Readonly<Record<string, string>>, catalogue?: string) => Promise<void>;
  readonly run: (wish: Partial<ImportWish>) => Promise<ImportReport>;
  /** Imports the folder with its catalogue. */
  readonly runBoth: (wish?: Partial<ImportWish>) => Promise<ImportReport>;
  readonly videos: () => Promise<readonly Video[]>;
  readonly close: () => Promise<void>;
};

export async function openInbox(): Promise<Inbox> {
  const db = await openEmpty();
  const dataDir = await mkdtemp(join(tmpdir(), 'sw-import-'));
  const folder = join(dataDir, 'inbox');
  const catalogue = join(folder, 'catalogue.csv');
  await mkdir(folder);
  const run: Inbox['run'] = (wish) =>
    runImport(db, dataDir, { ...nothing, ...wish }, () => Date.UTC(2026, 10, 22, 18, 0));
  return {
    db,
    dataDir,
    folder,
    put: async (clips, text) => {
      for (const [name, clip] of Object.entries(clips))
        await copyFile(join(footage, clip), join(folder, name));
      if (text !== undefined) await writeFile(catalogue, text);
    },
    run,
    runBoth: (wish = {}) => run({ footage: folder, catalogue, ...wish }),
    videos: async () => {
      const rows = await db.query<{ body: string }>(`select body from item where noun = 'video' order by id`);
      return rows.map((row) => Video.parse(JSON.parse(row.body)));
    },
    close: async () => {
      await db.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const nothing: ImportWish = {
  footage: null,
  catalogue: null,
  mapping: null,
  dispatch: null,
  dispatchMapping: null,
  zone: 'America/Chicago',
};
