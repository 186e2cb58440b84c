/**
 * Imported first by every entry point. On a Node too old for the database's native module, that module ends the
 * process without a word; this says so in one sentence instead, and exits with 1. Runs on Node 16 and later.
 *
 * better-sqlite3 13 is built against Node-API 10 (Node 22.14 and later).
 */
const neededNodeApi = 10;

if (Number(process.versions['napi'] ?? 0) < neededNodeApi) {
  process.stderr.write(
    `Second Watch can't run on Node ${process.versions.node}: its database needs Node-API ${neededNodeApi} ` +
      `(Node 22.14 or later). Use "npm start", "npm test" or "npm run ...", which bring the right Node along.\n`,
  );
  process.exit(1);
}
