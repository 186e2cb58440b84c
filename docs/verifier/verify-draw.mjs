/*
 * REPEATS A DRAW, AND SAYS WHETHER THE RECORD OF IT IS TRUE: node verify-draw.mjs record.json frame.jsonl [commitment]
 *
 * record.json is the record of the draw, and frame.jsonl the frame: every item that could have been drawn, one to a
 * line. The commitment, if you have it, is the 64 characters that were shown to you before the seed was entered.
 *
 * It needs Node (nodejs.org, version 20 or later) and nothing else: no other file, no network. It shares no code with
 * the program that made the draw. It ends with 0 if the record is true, 1 if it differs, 2 if it can't be checked.
 *
 * THE RULES
 *
 * 1  The commitment. Before there was a seed, it was written down what would be drawn from what. The SHA-256 of that
 *    text is the commitment's hash. The text is the record's "commitment" as JSON with sorted keys and without spaces.
 * 2  The frame. One item to a line, written ["id","stratum"], sorted by the bytes of the id, no id twice. The commitment
 *    holds how many lines there are, and the SHA-256 of the whole file: `sha256sum frame.jsonl` shows the same.
 * 3  The sizes. The commitment says for each stratum how many items it has (the population), how many are drawn (the
 *    sample) and how many stand by (the spares). The population must be what is counted in the frame.
 * 4  The tickets. An item's ticket is the SHA-256 of the seed, a comma and the item's id. Nobody can choose it.
 * 5  The draw. In each stratum all items stand in line by ticket, smallest first: first the sample, then the spares.
 * 6  The changes. An item that did not belong is replaced by the next in line that nobody has taken. A sample that is
 *    extended takes the next in line too. Nobody is passed over, and nobody loses a place.
 *
 * What a record can't show: that the frame holds everything it should, or that changes after its last one were left out.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

// ==== The check. Everything down to the next such line is in the web page too, letter by letter. ====

const show = (value) => JSON.stringify(value);
const utf8 = (text) => new TextEncoder().encode(text);

/**
 * Every difference between the record and what the rules give, as a sentence; none if the record is true.
 * `sha256` takes bytes and gives 64 hexadecimal digits. Throws if the files aren't a record and a frame at all.
 */
function differencesOf(record, frameBytes, commitmentSeen, sha256) {
  const differences = [];
  const differs = (rule, what, expected, found) =>
    differences.push(`Rule ${rule}: ${what}. Expected: ${expected}. Found: ${found}.`);
  const { format, formatVersion, commitment, items, extensions, replacements } = record ?? {};
  const lists = [commitment?.strata, items, extensions, replacements];
  if (format !== 'second-watch-draw' || formatVersion !== 1 || !lists.every(Array.isArray))
    throw new Error('The first file is not the whole record of a draw, or of a version unknown here.');

  checkCommitment(record, commitmentSeen, sha256, differs);
  const algorithm = `${commitment.algorithm?.name} version ${commitment.algorithm?.version}`;
  if (algorithm !== 'consistent-tickets-sha256 version 1') {
    differs(4, 'the algorithm is unknown here', 'consistent-tickets-sha256 version 1', algorithm);
    return differences;
  }
  const frame = checkFrame(commitment.frame, frameBytes, sha256, differs);
  const lines = standInLine(frame, record.seed, sha256);
  if (!checkSizes(commitment.strata, lines, differs)) return differences;
  checkTickets(record, sha256, differs);
  const places = new Map();
  for (const [stratum, line] of lines)
    for (const [index, { id }] of line.entries()) places.set(id, { stratum, place: index + 1 });
  const taken = checkChanges(record, lines, places, differs);
  checkItems(record, lines, places, taken, differs);
  return differences;
}

/** Rule 1. */
function checkCommitment({ commitment, commitmentSha256 }, commitmentSeen, sha256, differs) {
  const hash = sha256(utf8(sortedJson(commitment)));
  if (hash !== commitmentSha256)
    differs(1, 'the commitment was changed after its hash was taken', commitmentSha256, hash);
  if (commitmentSeen !== '' && commitmentSeen.toLowerCase() !== hash)
    differs(1, 'this is not the commitment that you were shown before the seed', commitmentSeen, hash);
}

/** JSON with the keys of every object sorted and no spaces. */
function sortedJson(value) {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${sortedJson(value[key])}`).join(',')}}`;
}

/** Rule 2. Gives the frame as a map from id to stratum. */
function checkFrame(committed, frameBytes, sha256, differs) {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(frameBytes);
  const lines = text.split('\n');
  if (lines.pop() !== '') differs(2, 'the end of the frame', 'a line feed', 'none');
  const frame = new Map();
  let before = null;
  for (const [index, line] of lines.entries()) {
    const where = `line ${index + 1} of the frame`;
    const [id, stratum] = readLine(line, where);
    const asRuled = `[${JSON.stringify(id)},${JSON.stringify(stratum)}]`;
    if (line !== asRuled) differs(2, `${where} is written in another way`, asRuled, line);
    if (frame.has(id)) differs(2, `${where} names an id twice`, 'another id', show(id));
    else if (before !== null && !comesBefore(before, id))
      differs(2, `${where} is out of order`, `an id after ${show(before)}`, show(id));
    frame.set(id, stratum);
    before = id;
  }
  if (lines.length < committed.items)
    differs(2, 'items were removed from the frame', committed.items, lines.length);
  if (lines.length > committed.items)
    differs(2, 'items were added to the frame', committed.items, lines.length);
  const hash = sha256(frameBytes);
  if (hash !== committed.sha256) differs(2, 'this is not the committed frame', committed.sha256, hash);
  return frame;
}

function readLine(line, where) {
  try {
    const [id, stratum] = JSON.parse(line);
    if (typeof id === 'string' && typeof stratum === 'string') return [id, stratum];
  } catch {} // Not JSON, or not a list: said below.
  throw new Error(`The second file is not a frame: ${where} is not ["id","stratum"].`);
}

/** Order by Unicode code point, which is the order of the bytes in UTF-8. */
function comesBefore(a, b) {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return (a.codePointAt(at) ?? -1) < (b.codePointAt(at) ?? -1);
}

/** Rules 4 and 5: each stratum's items with their tickets, smallest ticket first. */
function standInLine(frame, seed, sha256) {
  const lines = new Map();
  for (const [id, stratum] of frame) {
    if (!lines.has(stratum)) lines.set(stratum, []);
    lines.get(stratum).push({ id, ticket: sha256(utf8(`${seed},${id}`)) });
  }
  for (const line of lines.values()) line.sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
  return lines;
}

/** Rule 3. Says whether such sizes can be drawn. A stratum that nobody is in gets an empty line. */
function checkSizes(strata, lines, differs) {
  let possible = true;
  for (const [index, { key, population, sample, spares }] of strata.entries()) {
    if (!lines.has(key)) lines.set(key, []);
    const counted = lines.get(key).length;
    if (counted !== population) differs(3, `the population of stratum ${show(key)}`, population, counted);
    const fits = sample + spares <= counted && [sample, spares].every((size) => size >= 0 && size % 1 === 0);
    if (!fits) differs(3, `the sizes of ${show(key)}`, `${counted} at most`, `${sample} + ${spares} spares`);
    possible &&= fits;
    if (index > 0 && !comesBefore(strata[index - 1].key, key))
      differs(3, 'the order of the strata', `a key after ${show(strata[index - 1].key)}`, show(key));
  }
  for (const key of lines.keys())
    if (!strata.some((stratum) => stratum.key === key))
      differs(3, 'a stratum of the frame is not in the commitment', 'no such items', show(key));
  return possible;
}

/** Rule 4. */
function checkTickets({ items, seed }, sha256, differs) {
  const length = typeof seed === 'string' ? Array.from(seed).length : 0;
  if (length < 1 || length > 1000) differs(4, 'the seed', 'a text of 1 to 1,000 characters', length);
  const tickets = items.map(({ id, ticket }) => ({ id, ticket, right: sha256(utf8(`${seed},${id}`)) }));
  const wrong = tickets.filter(({ ticket, right }) => ticket !== right);
  if (wrong.length > 1 && wrong.length === items.length)
    differs(4, 'the seed was changed, or all tickets were', 'the seed of these tickets', show(seed));
  else for (const { id, ticket, right } of wrong) differs(4, `the ticket of ${show(id)}`, right, ticket);
}

/**
 * Rule 6. Goes through the changes in the order in which they were made. Gives for each stratum its final sizes, and the
 * roles taken from the head of its line: 'sample' for who was drawn or added, 'spare' for who replaced somebody.
 */
function checkChanges({ commitment, extensions, replacements }, lines, places, differs) {
  const taken = new Map();
  for (const { key, sample, spares } of commitment.strata)
    taken.set(key, { sample, spares, roles: Array(sample).fill('sample') });
  const gone = new Set();

  function replace({ out, in: into }) {
    const { stratum, place } = places.get(out) ?? {};
    const of = taken.get(stratum);
    if (of === undefined || place > of.roles.length || gone.has(out))
      return differs(6, 'an item was replaced that was not in the sample', 'an item of it', show(out));
    const isLeft = of.roles.length < of.sample + of.spares;
    const next = isLeft ? show(lines.get(stratum)[of.roles.length].id) : 'nobody, for no spare was left';
    if (next !== show(into)) differs(6, `${show(out)} was replaced out of turn`, next, show(into));
    gone.add(out);
    of.roles.push('spare');
  }

  function extend({ stratum, sample, spares }) {
    const of = taken.get(stratum) ?? { sample: 0, spares: 0, roles: [] };
    const [had, has, most] = [of.sample + of.spares, sample + spares, lines.get(stratum)?.length ?? 0];
    const used = of.roles.length - of.sample;
    if (!(sample >= of.sample && spares >= used && has >= had && has <= most)) {
      const expected = `${of.sample} + ${used} spares or more, ${had} to ${most} together`;
      return differs(6, `an extension of ${show(stratum)}`, expected, `${sample} + ${spares} spares`);
    }
    for (let more = of.sample; more < sample; more += 1) of.roles.push('sample');
    Object.assign(of, { sample, spares });
  }

  let made = 0;
  for (const { replacedBefore, ...extension } of extensions) {
    if (!(replacedBefore >= made && replacedBefore <= replacements.length))
      differs(6, 'replacements before an extension', `${made} to ${replacements.length}`, replacedBefore);
    while (made < replacedBefore && made < replacements.length) replace(replacements[made++]);
    extend(extension);
  }
  while (made < replacements.length) replace(replacements[made++]);
  return taken;
}

/** Rule 5. The record must list the first of each line in order, each with its place and role, and nobody else. */
function checkItems({ commitment, items }, lines, places, taken, differs) {
  const strata = commitment.strata.map(({ key }) => key);
  const listed = new Set();
  for (const [index, { id, stratum, order, role }] of items.entries()) {
    const real = places.get(id);
    const { sample, spares, roles } = taken.get(stratum) ?? { sample: 0, spares: 0, roles: [] };
    const realRole = roles[order - 1] ?? (order <= sample + spares ? 'spare' : 'not drawn');
    if (real === undefined) differs(5, 'an item that the frame does not have', 'no such item', show(id));
    else if (real.stratum !== stratum)
      differs(5, `the stratum of ${show(id)}`, show(real.stratum), show(stratum));
    else if (real.place !== order) differs(5, `the place of ${show(id)} in its line`, real.place, order);
    else if (role !== realRole) differs(5, `the role of ${show(id)}`, realRole, role);
    if (listed.has(id)) differs(5, 'an item is listed twice', 'once', show(id));
    const before = items[index - 1] ?? { stratum: null, order: 0 };
    const step = strata.indexOf(stratum) - strata.indexOf(before.stratum) || order - before.order;
    if (!(step > 0)) differs(5, 'the order of the list', `${show(id)} before ${show(before.id)}`, 'after it');
    listed.add(id);
  }
  for (const [stratum, { sample, spares }] of taken)
    for (const { id } of lines.get(stratum).slice(0, sample + spares))
      if (!listed.has(id)) differs(5, `an item of ${show(stratum)} is missing`, show(id), 'nothing');
}

// ==== From here on: how Node reads the files and prints the answer. ====

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
try {
  const [recordFile, frameFile, commitmentSeen = ''] = process.argv.slice(2);
  if (frameFile === undefined) throw new Error('Say: node verify-draw.mjs record.json frame.jsonl');
  const record = JSON.parse(readFileSync(recordFile, 'utf8'));
  const differences = differencesOf(record, readFileSync(frameFile), commitmentSeen, sha256);
  const { length } = differences;
  console.log(length === 0 ? `Equal: ${record.items.length} items.` : `Different. Differences: ${length}.`);
  for (const sentence of differences.slice(0, 100)) console.log(sentence);
  console.log(`The commitment's hash, to compare with what you were shown: ${record.commitmentSha256}`);
  process.exitCode = length === 0 ? 0 : 1;
} catch (error) {
  console.error(`This can't be checked. ${error.message}`);
  process.exitCode = 2;
}
