import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { byHeader, tableOf } from '../../mapping/table.ts';

const here = import.meta.dirname;
const read = (name: string) => readFileSync(join(here, name));

const Truth = z.record(
  z.string(),
  z.object({
    importable: z.boolean(),
    vendorId: z.string().optional(),
    bufferMs: z.number().optional(),
    speech: z.array(z.object({ startMs: z.number(), endMs: z.number() })).optional(),
    file: z.object({ sha256: z.string(), bytes: z.number(), durationMs: z.number() }).optional(),
  }),
);
const truth = Truth.parse(JSON.parse(read('truth.json').toString()));
const catalogue = rowsOf('catalogue.csv');
const dispatches = rowsOf('dispatch.csv');

function rowsOf(name: string): readonly ReadonlyMap<string, string>[] {
  const { headers, rows } = tableOf(read(name).toString());
  return rows.map((row) => new Map(Object.entries(byHeader(headers, row))));
}

const at = (row: ReadonlyMap<string, string> | undefined, column: string) =>
  Date.parse(row?.get(column) ?? '');
const clip = (file: string) => catalogue.find((row) => row.get('file') === file);
const call = (file: string) =>
  dispatches.find(
    (row) =>
      row.get('report_number') === clip(file)?.get('incident_number') &&
      row.get('officer_badge') === clip(file)?.get('officer_badge'),
  );

test('each clip on disk is the one the truth was written for', () => {
  const hashes = Object.entries(truth).flatMap(([file, { file: facts }]) =>
    facts === undefined ? [] : [[file, facts.sha256]],
  );
  const found = hashes.map(([file = '']) => [file, createHash('sha256').update(read(file)).digest('hex')]);
  expect(found).toEqual(hashes);
});

test('the catalogue has a row for each importable clip, and for nothing else', () => {
  const importable = Object.entries(truth).filter(([, one]) => one.importable);
  expect(catalogue.map((row) => [row.get('file'), row.get('vendor_id')]).sort()).toEqual(
    importable.map(([file, one]) => [file, one.vendorId]).sort(),
  );
});

test('speech lies within its clip and never within a silent buffer', () => {
  const stray = Object.entries(truth).flatMap(([file, { speech = [], bufferMs = 0, file: facts }]) =>
    speech
      .filter(
        ({ startMs, endMs }) => startMs < bufferMs || endMs <= startMs || endMs > (facts?.durationMs ?? 0),
      )
      .map((one) => [file, one]),
  );
  expect(stray).toEqual([]);
});

test('the planted times between recording and call are these', () => {
  const late = (file: string) => at(clip(file), 'activated_at') - at(call(file), 'arrived_at');
  const early = (file: string) => at(call(file), 'cleared_at') - at(clip(file), 'ended_at');
  expect({
    lateStart: late('late-start.mp4'),
    earlyWithReason: early('early-stop-reason.mp4'),
    earlyInSilence: early('early-stop-silent.mp4'),
    secondCamera: at(clip('pair-cam-b.mp4'), 'recorded_at') - at(clip('pair-cam-a.mp4'), 'recorded_at'),
  }).toEqual({ lateStart: 57_000, earlyWithReason: 48_000, earlyInSilence: 52_000, secondCamera: 7300 });
});

test('an empty file and a text are there to be refused', () => {
  expect(statSync(join(here, 'empty.mp4')).size).toBe(0);
  expect(read('not-a-video.mp4').toString()).toMatch(/^[\x20-\x7e\n]+$/);
});
