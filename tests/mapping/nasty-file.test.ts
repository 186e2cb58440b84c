import { describe, expect, test } from 'vitest';
import type { ImportedDispatch, ImportedVideo } from '../../contract/import-rows.ts';
import { NoTable } from '../../mapping/csv.ts';
import { headSize, lookAt } from '../../mapping/look.ts';
import type { DispatchMapping } from '../../mapping/meaning.ts';
import { createReading } from '../../mapping/reading.ts';
import { bytesOf, outcomes, read, rowsIn } from './reading-whole.ts';

const header = 'event_number;officer_badge;call_type;dispatched_at;arrived_at;cleared_at;disposition';
const nasty = [
  header,
  'E1;4417;Stop;2026-03-08 01:50:00;2026-03-08 02:30:00;2026-03-08 03:45:00;',
  'E2;4417;Stop;2026-11-01 00:50:00;2026-11-01 01:30:00;2026-11-01 01:40:00;',
  'E3;4417;Stop;2026-11-01 01:55:00;2026-11-01 01:05:00;2026-11-01 02:10:00;',
  'E4;4417;Stop;2026-05-01 10:00:00;1900-01-01 00:00:00;2026-05-01 10:20:00;',
  'E5;4417;Stop;2026-05-01 10:00:00;2026-05-01 10:10:00;2026-05-01 09:00:00;',
  'E6;;Stop;2026-05-01 10:00:00;;;',
  'E7;4417;"He said ""stop"";\r\nthen ran";2026-05-01 11:00:00;;;',
  'E7;4417;"He said ""stop"";\r\nthen ran";2026-05-01 11:00:00;;;',
  'E7;4417;Stop;2026-05-01 12:00:00;;;',
  "E8;4417;=cmd|' /C calc'!A0;2026-05-01 11:00:00;;;+1+1",
  'E9;4417;Stop;soon;;;',
  'E10;4417;Stop;2026-05-01 11:00:00;;;;too;many',
  'E11;4417;"open;2026-05-01 11:00:00;;;',
  'E12;4417;zero\0;2026-05-01 11:00:00;;;',
  'E13;4417;5" pipe;31/12/9999;2026-05-01 11:05:00;;',
  '',
  'E14;4417;last, without a line end;20260501110000;;;',
].join('\r');

const expected = [
  [2, 'arrived_at: "2026-03-08 02:30:00" doesn\'t exist in America/Chicago; read as an hour later.'],
  [
    3,
    'arrived_at: "2026-11-01 01:30:00" happens twice in America/Chicago; taken as the first unless the row\'s order says otherwise. cleared_at: "2026-11-01 01:40:00" happens twice in America/Chicago; taken as the first unless the row\'s order says otherwise.',
  ],
  [
    4,
    'dispatched_at: "2026-11-01 01:55:00" happens twice in America/Chicago; taken as the first unless the row\'s order says otherwise. arrived_at: "2026-11-01 01:05:00" happens twice in America/Chicago; taken as the first unless the row\'s order says otherwise.',
  ],
  [5, 'arrived_at: "1900-01-01 00:00:00" stands for an unknown time; left open.'],
  [6, 'It was cleared before it was begun; the clearing is left open.'],
  [7, 'refused: officer_badge: The officer is blank.'],
  [8, 'accepted'],
  [10, 'repeated: The same as a row before, in everything that is read.'],
  [12, 'accepted'],
  [13, 'accepted'],
  [14, 'refused: The row holds no time at all.'],
  [15, 'refused: The row has 9 cells, the header has 7.'],
  [16, 'refused: A quotation mark opens in this row and is never closed.'],
  [17, 'refused: call_type: The cell holds a zero character, which no text has.'],
  [18, 'dispatched_at: "31/12/9999" stands for an unknown time; left open.'],
  [20, 'accepted'],
];

describe('a nasty file of dispatches, with CR line ends and a byte order mark', () => {
  const file = read(bytesOf(`\uFEFF${nasty}`), 'dispatch');
  const rowAt = (line: number) => file.rows.find((row) => row.line === line) as ImportedDispatch;
  const utc = (text: string) => Date.parse(text);

  test('ends row by row as it should', () => {
    expect(outcomes(file)).toEqual(expected);
  });

  test('adds up', () => {
    expect(
      ['rows', 'accepted', 'refused', 'repeated', 'noted', 'twice', 'skipped', 'unknown'].map((name) =>
        file.total(name as 'rows'),
      ),
    ).toEqual([16, 10, 5, 1, 6, 4, 1, 2]);
  });

  test('keeps formulas as text, and quotation marks as they are meant', () => {
    expect(rowAt(13)).toMatchObject({ callType: "=cmd|' /C calc'!A0", disposition: '+1+1' });
    expect(rowAt(8).callType).toBe('He said "stop";\r\nthen ran');
  });

  test('counts an officer who was sent to one event twice, twice', () => {
    expect([rowAt(8).nth, rowAt(12).nth]).toEqual([1, 2]);
  });

  test('reads the hours of the clock changes as it says', () => {
    expect(rowAt(2).arrivedAt).toBe(utc('2026-03-08T08:30:00Z'));
    expect([rowAt(3).arrivedAt, rowAt(3).clearedAt]).toEqual([
      utc('2026-11-01T06:30:00Z'),
      utc('2026-11-01T06:40:00Z'),
    ]);
    // Sent at the first 01:55, arrived at 01:05: that is the second.
    expect([rowAt(4).dispatchedAt, rowAt(4).arrivedAt]).toEqual([
      utc('2026-11-01T06:55:00Z'),
      utc('2026-11-01T07:05:00Z'),
    ]);
  });

  test('reads them otherwise where the reader chooses so', () => {
    const asked = { ...file.look.mapping, twice: 'second', skipped: 'earlier' } as DispatchMapping;
    const { rows } = read(bytesOf(nasty), 'dispatch', asked);
    const at = (line: number) => rows.find((row) => row.line === line) as ImportedDispatch;
    expect(at(3).arrivedAt).toBe(utc('2026-11-01T07:30:00Z'));
    expect(at(2).arrivedAt).toBe(utc('2026-03-08T07:30:00Z'));
    const open = read(bytesOf(nasty), 'dispatch', { ...asked, skipped: 'open' });
    expect((open.rows.find((row) => row.line === 2) as ImportedDispatch).arrivedAt).toBe(null);
  });
});

test('a file of recordings with lengths of every kind ends row by row as it should', () => {
  const text = [
    'Asset ID,Badge,Recorded On,Recording End,Duration',
    'A1,4417,5/1/2026 10:00 AM,5/1/2026 10:00 AM,30.24',
    'A2,4417,5/1/2026 10:00 AM,5/1/2026 9:00 AM,',
    'A3,4417,5/1/2026 10:00 AM,5/1/2026 10:00 AM,0',
    'A4,4417,5/1/2026 10:00 AM,,-5',
    'A5,4417,5/1/2026 10:00 AM,5/1/2026 11:00 AM,60',
    'A6,4417,5/1/2026 10:00 AM,,1:02:05',
    'A7,4417,5/1/2026 10:00 AM,,a while',
    'A6,4417,5/2/2026 10:00 AM,,10',
    ',4417,5/1/2026 10:00 AM,,10',
    '',
  ].join('\n');
  const file = read(bytesOf(text), 'catalogue');
  expect(outcomes(file)).toEqual([
    [2, 'accepted'],
    [3, 'It ends before it begins: the end is left open.'],
    [4, 'accepted'],
    [5, '"-5" is a length below zero; left open.'],
    [6, 'It ends 59 min away from where its length says; the end is taken as written.'],
    [7, 'accepted'],
    [8, '"a while" is not a length; left open.'],
    [9, 'refused: The vendor id "A6" stands in a row before already.'],
    [10, 'refused: The row names neither a file nor a vendor id.'],
  ]);
  const begun = Date.parse('2026-05-01T15:00:00Z');
  const ends = file.rows.map((row) => {
    const end = (row as ImportedVideo).endedAt;
    return end === null ? null : (end - begun) / 1000;
  });
  expect(ends).toEqual([30.24, null, 0, null, 3600, 3725, null]);
  const { classes } = file.rows[0] as ImportedVideo;
  expect(classes).toEqual([]);
});

test('decimal commas and other units are read as the mapping says', () => {
  const text = 'Asset ID;Recorded On;Duration\nA1;2026-05-01 10:00:00;1,5\n';
  const columns = { vendorId: 'Asset ID', recordedAt: 'Recorded On', duration: 'Duration' };
  const { rows } = read(bytesOf(text), 'catalogue', { columns, durationUnit: 'minutes' });
  expect((rows[0] as ImportedVideo).durationMs).toBe(90_000);
});

describe('the encoding', () => {
  const text = 'event_number,call_type,dispatched_at\nE1,Núñez & Söhne,2026-05-01 10:00:00\n';
  const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  test('is guessed, and names come through', () => {
    const units = [0xfeff, ...Array.from(text, (letter) => letter.charCodeAt(0))];
    const utf16 = new Uint8Array(new Uint16Array(units).buffer);
    for (const bytes of [bytesOf(text), latin, utf16])
      expect((read(bytes, 'dispatch').rows[0] as ImportedDispatch).callType).toBe('Núñez & Söhne');
  });

  test('that is chosen wrongly refuses the rows it can’t read, and the preview says so', () => {
    const asked = { columns: {}, encoding: 'utf-8' } as const;
    const file = read(latin, 'dispatch', asked);
    expect(outcomes(file)).toEqual([
      [2, 'refused: call_type: The cell holds letters that the chosen encoding has no meaning for.'],
    ]);
    expect(file.look.encodingDoubt).toContain('no meaning in this encoding');
    const mojibake = lookAt(
      bytesOf(text),
      true,
      'dispatch',
      { columns: {}, encoding: 'windows-1252' },
      'UTC',
    );
    expect(mojibake.encodingDoubt).toContain('looks like UTF-8');
  });
});

describe('what is no table is refused in a sentence', () => {
  test.each([
    ['an empty file', new Uint8Array(), 'The file is empty.'],
    ['a ZIP', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9), 'This is a ZIP archive. Unpack it'],
    ['a workbook', bytesOf('PK\u0003\u0004 [Content_Types].xml'), 'save it as “CSV UTF-8”'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'This is a spreadsheet workbook.'],
    ['a PDF', bytesOf('%PDF-1.7'), 'This is a PDF.'],
    ['a compressed file', Uint8Array.of(0x1f, 0x8b, 8), 'This is a compressed file.'],
    ['blank lines', bytesOf('\n\n\n'), 'The file has no row that could be a header.'],
  ])('%s', (_name, bytes, says) => {
    expect(lookAt(bytes, true, 'dispatch', { columns: {} }, 'UTC').problem).toContain(says);
  });

  test('a hundred megabytes on a single line, without holding them', () => {
    const piece = bytesOf('x'.repeat(1_000_000));
    const head = piece.subarray(0, headSize);
    expect(lookAt(head, false, 'dispatch', { columns: {} }, 'UTC').problem).toContain(
      'Line 1 is longer than',
    );
    const mapping = { columns: {}, encoding: 'utf-8', delimiter: ',', headerLine: 1, zone: 'UTC' } as const;
    const reading = createReading('dispatch', mapping);
    expect(() => {
      for (let n = 0; n < 100; n += 1) reading.push(piece);
    }).toThrow(NoTable);
  });
});

test('five thousand columns are no trouble', () => {
  const names = ['event_number', 'dispatched_at', ...Array.from({ length: 4998 }, (_, at) => `c${at}`)];
  const row = ['E1', '2026-05-01 10:00:00', ...Array.from({ length: 4998 }, () => 'x')];
  const { rows, look } = read(
    bytesOf(`${names.join(',')}\n${row.join(',')}\n`),
    'dispatch',
    { columns: {} },
    4096,
  );
  expect([look.headers.length, rows.length]).toEqual([5000, 1]);
});

test('rows with long cells travel in small batches', () => {
  const cell = 'é'.repeat(280);
  const rows = Array.from({ length: 9000 }, (_, at) => `E${at},${cell},${cell},${cell},2026-05-01 10:00:00`);
  const text = `event_number,unit,call_type,disposition,dispatched_at\n${rows.join('\n')}\n`;
  const reading = createReading('dispatch', {
    columns: {
      eventNumber: 'event_number',
      unit: 'unit',
      callType: 'call_type',
      disposition: 'disposition',
      dispatchedAt: 'dispatched_at',
    },
    encoding: 'utf-8',
    delimiter: ',',
    headerLine: 1,
    zone: 'UTC',
  });
  const batches = [...reading.push(bytesOf(text)), ...reading.end()];
  expect(batches.flatMap(rowsIn).length).toBe(9000);
  for (const batch of batches)
    expect(new TextEncoder().encode(JSON.stringify(batch)).length).toBeLessThan(8_000_000);
});
