/** Which database a measured process has: the desk's own, or the same without encryption to compare it with. */
export type SqliteBuild = 'encrypted' | 'plain';

/** For `execArgv`. */
export function execArgvFor(build: SqliteBuild): string[] {
  return build === 'plain' ? ['--import', new URL('plain-database.mjs', import.meta.url).href] : [];
}

/** For names of kept files, so that neither opens the other's. */
export function suffixOf(build: SqliteBuild): string {
  return build === 'plain' ? '-plain' : '';
}
