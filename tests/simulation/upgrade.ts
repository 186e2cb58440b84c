import { existsSync } from 'node:fs';
import { isRefusal } from '../../contract/problem.ts';
import { openDatabase } from '../../electron/core/db/open.ts';
import { sql } from '../../electron/core/db/sql.ts';
import { understood } from './versions.ts';

/**
 * A newer desk understands what an older one kept unread. Here both run the same code, so what was kept is put into words
 * that it understands, before it is started.
 */
export function learn(file: string, key: string): void {
  if (!existsSync(file)) return;
  const db = openDatabase({ file, key, log: () => {}, written: () => {} });
  // A desk that finds its database damaged mends it by itself.
  if (isRefusal(db)) return;
  for (const { noun, id, line } of db.read.all(kept)) {
    const now = understood(noun, line);
    if (now !== null) db.write('learn', (write) => write.run(learned, now.noun, now.line, noun, id));
  }
  db.close();
}

const kept = sql<[], { noun: string; id: string; line: string }>(
  'upgrade: kept',
  'SELECT noun, id, line FROM unread',
);
const learned = sql<[noun: string, line: string, was: string, id: string]>(
  'upgrade: learned',
  'UPDATE unread SET noun = ?, line = ? WHERE noun = ? AND id = ?',
);
