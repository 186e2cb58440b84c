/**
 * The peer of the encrypted desk: loaded before a process (`--import`), it makes the same library open every database without
 * its cipher. Nothing else differs.
 */
import { registerHooks } from 'node:module';
import Database from 'better-sqlite3-multiple-ciphers';

const library = 'better-sqlite3-multiple-ciphers';

globalThis.PlainDatabase = class extends Database {
  pragma(text, options) {
    return /^(cipher|legacy|key)\s*=/.test(text) ? undefined : super.pragma(text, options);
  }
};
const source = `export default globalThis.PlainDatabase; export const SqliteError = globalThis.PlainDatabase.SqliteError;`;
const plain = `data:text/javascript,${encodeURIComponent(source)}`;

registerHooks({
  resolve: (name, context, next) =>
    name === library ? { url: plain, format: 'module', shortCircuit: true } : next(name, context),
});
