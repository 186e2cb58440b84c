import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Heads of what footage, pictures and databases are made of, each with what always follows, so that a few bytes that
 * chance wrote into noise are no find.
 */
const heads: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['ftyp', /ftyp(isom|iso\d|mp4\d|avc1|dash|M4V )/],
  ['moov', /moov.{4}mvhd/s],
  ['moof', /moof.{4}mfhd/s],
  // The box's size before it: footage here is smaller than 16 MB.
  ['mdat', /\0[^\0]..mdat|\0.[^\0].mdat/s],
  ['JPEG', /\xff\xd8\xff(\xe0..JFIF\0|\xe1..Exif\0|\xdb\0)/s],
  ['PNG', /\x89PNG\r\n.\n.{4}IHDR/s],
  ['WebP', /RIFF.{4}WEBPVP8/s],
];
const sqlite = 'SQLite format 3\0';

/** Databases that Chromium keeps for itself, in the clear: looked into for words, but allowed to be databases. */
const chromiums =
  /(^|\/)(Cookies|Trust Tokens|Reporting and NEL|Network Action Predictor|History|Favicons|Top Sites|Shortcuts|Web Data|Login Data( For Account)?|Affiliation Database|DIPS|BrowsingTopicsSiteData|SharedStorage|MediaDeviceSalts|InterestGroups|PrivateAggregation|Account Web Data|Safe Browsing Cookies|heavy_ad_intervention_opt_out\.db|first_party_sets\.db|conversions|QuotaManager|ServerCertificate|AggregationService|arbitration_service_config|Conversions|Extension Cookies|declarative_performance_observer\.db|ukm_db|Shared Dictionary\/db|GPUCache\/\w+\/cache\.db)(-wal|-journal)?$/;

/**
 * What lies in the clear in any file below a folder, one line each, `file: what`. Words are looked for in UTF-8 and UTF-16;
 * what is compressed can't be searched, and is no more readable to `grep` than here.
 */
export function leaksIn(folder: string, words: readonly string[]): string[] {
  const wordsIn = searching(words);
  return filesBelow(folder).flatMap((path) => {
    const bytes = readFileSync(path);
    const text = bytes.toString('latin1');
    const name = relative(folder, path);
    const found = [
      ...heads.filter(([, pattern]) => pattern.test(text)).map(([head]) => head),
      ...(text.includes(sqlite) && !chromiums.test(path) ? ['a plain SQLite header'] : []),
      ...[...wordsIn(bytes)].map((word) => `“${word}”`),
    ];
    return found.map((what) => `${name}: ${what}`);
  });
}

/** One walk over the bytes for all words: a browser's profile has a hundred megabytes, and a department thousands of numbers. */
function searching(words: readonly string[]): (bytes: Buffer) => Set<string> {
  const byStart = new Map<number, { readonly word: string; readonly bytes: Buffer }[]>();
  for (const word of words)
    for (const bytes of [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]) {
      const start = bytes.readUInt16BE(0);
      byStart.set(start, [...(byStart.get(start) ?? []), { word, bytes }]);
    }
  const isStart = new Uint8Array(65_536);
  for (const start of byStart.keys()) isStart[start] = 1;
  return (bytes) => {
    const found = new Set<string>();
    for (let at = 0, start = 0; at < bytes.length; at += 1) {
      start = ((start << 8) | (bytes[at] ?? 0)) & 0xffff;
      if (isStart[start] !== 1) continue;
      for (const needle of byStart.get(start) ?? [])
        if (bytes.subarray(at - 1, at - 1 + needle.bytes.length).equals(needle.bytes)) found.add(needle.word);
    }
    return found;
  };
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
