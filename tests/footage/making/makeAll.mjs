// Makes one clip after another, and the papers that go with them. The options are in ../make.mjs.

import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { BROKEN, NOT_VIDEOS } from './broken.mjs';
import { catalogue, dispatches } from './catalogue.mjs';
import { CONTAINERS } from './containers.mjs';
import { NUMBERED } from './numbered.mjs';
import { PAIR } from './pair.mjs';
import { shoot, voicesOf } from './record.mjs';
import { stage } from './stage.mjs';
import { STORY } from './story.mjs';
import { missingTools } from './tools.mjs';
import { frameList, truthOf } from './truth.mjs';

const here = join(import.meta.dirname, '..');
const cache = join(here, '..', '..', '.cache', 'footage');
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    fineness: { type: 'string', default: '2' },
    paint: { type: 'string' },
    papers: { type: 'boolean', default: false },
  },
});
const scenery = { cache, fineness: Number(values.fineness), say };

const missing = missingTools();
if (missing !== null) {
  console.error(missing);
  process.exitCode = 1;
} else if (values.paint) {
  stage(values.paint, scenery);
} else {
  const clips = planned();
  const names = values.only?.split(',') ?? [''];
  if (!values.papers) await shootAll(clips.filter(({ file }) => names.some((name) => file.includes(name))));
  if (values.only === undefined) writePapers(clips);
}

function say(words) {
  console.log(words);
}

/** All clips, with their times in milliseconds and their voices; those of one scene together. */
function planned() {
  return [...STORY, ...PAIR, ...CONTAINERS, ...BROKEN, ...NUMBERED]
    .map((clip) => ({
      ...clip,
      recordedMs: Date.parse(clip.recorded),
      flashes: clip.marks?.map((at) => at - (clip.shift ?? 0)),
      voices: voicesOf(clip),
    }))
    .sort((a, b) => a.scene.localeCompare(b.scene));
}

async function shootAll(clips) {
  const work = mkdtempSync(join(tmpdir(), 'footage-'));
  let painted = { name: '', made: null };
  const set = (name) => {
    if (painted.name !== name) painted = { name, made: stage(name, scenery) };
    return painted.made;
  };
  for (const clip of clips) {
    const to = join(here, clip.file);
    mkdirSync(dirname(to), { recursive: true });
    const began = Date.now();
    const from = await shoot(workName(clip), { work, set });
    if (clip.finish) clip.finish(from, to);
    else copyFileSync(from, to);
    if (clip.numbered) writeFileSync(to.replace('.mp4', '.frames.json'), frameList(clip.file, to));
    truthOf(clip, to);
    say(`${clip.file}: ${Math.round(sizeOf(to) / 1024)} kB, ${Math.round((Date.now() - began) / 1000)} s`);
  }
  rmSync(work, { recursive: true });
}

/** A playlist's film has a plain name until it is cut into segments. */
function workName(clip) {
  return clip.file.endsWith('.m3u8') ? { ...clip, file: `${dirname(clip.file)}.mp4` } : clip;
}

function sizeOf(path) {
  if (!path.endsWith('.m3u8')) return statSync(path).size;
  return readdirSync(dirname(path)).reduce((sum, name) => sum + statSync(join(dirname(path), name)).size, 0);
}

/** Measures every clip that is there and writes what belongs to them. */
function writePapers(clips) {
  const truth = Object.fromEntries(clips.map((clip) => [clip.file, truthOf(clip, join(here, clip.file))]));
  for (const { file, content, says } of NOT_VIDEOS) {
    writeFileSync(join(here, file), content);
    truth[file] = { importable: false, says };
  }
  const importable = clips.filter((clip) => !clip.refused).sort((a, b) => a.recordedMs - b.recordedMs);
  writeFileSync(join(here, 'catalogue.csv'), catalogue(importable));
  writeFileSync(join(here, 'dispatch.csv'), dispatches(importable));
  const sorted = Object.fromEntries(Object.entries(truth).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(here, 'truth.json'), `${JSON.stringify(sorted, null, 2)}\n`);
}
