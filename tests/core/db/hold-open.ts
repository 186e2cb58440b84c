import { openDatabase } from '../../../electron/core/db/open.ts';

/** A desk in a process of its own: opens the database, writes a row, tells how it went, and holds on to it. */
const [file = '', key = ''] = process.argv.slice(2);
const db = openDatabase({ file, key, log: () => {}, written: () => {} });
if ('refused' in db) {
  process.send?.(db.refused);
  process.disconnect();
} else {
  db.write('in a test', (write) =>
    write.run({ name: 'in a test', text: `INSERT INTO kept VALUES ('held', '"yes"')` }),
  );
  process.send?.('open');
  // Listening keeps the process, and with it the lock, until it is killed.
  process.on('message', () => db.close());
}
