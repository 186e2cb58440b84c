import { expect, test } from 'vitest';
import { sniff } from '../../../central/import/media/sniff.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const stream = Buffer.alloc(188 * 4);
for (let packet = 0; packet < 4; packet += 1) stream[packet * 188] = 0x47;

test.each([
  ['mp4', bytes('\0\0\0\x20ftypisom')],
  ['mp4', bytes('\0\0\0\x08wide\0\0\0\x08mdat')],
  ['matroska', bytes('\x1a\x45\xdf\xa3')],
  ['avi', bytes('RIFF\0\0\0\0AVI LIST')],
  ['playlist', bytes('#EXTM3U\n')],
  ['transport-stream', stream],
  ['asf', bytes('\x30\x26\xb2\x75\x8e\x66\xcf\x11')],
  ['program-stream', bytes('\0\0\x01\xba')],
])('a file that begins like %s is taken for it, whatever its name', (container, head) => {
  expect(sniff(head, head.length)).toBe(container);
});

test.each([
  ['', 'The file is empty.'],
  ['This is a note.\nSecond line.\n', 'The file is text, not video.'],
  ['<!DOCTYPE html><p>Session expired', 'The file is a web page, not video.'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'The file is a JPEG picture, not video.'],
  ['%PDF-1.7', 'The file is a PDF document, not video.'],
  ['PK\x03\x04\0\0', 'The file is a ZIP archive, not video.'],
  ['\0\x01\x02\x03\xfe\xff', 'The file holds nothing that begins like video.'],
])('a file of %j is refused with what it is', (text, notVideo) => {
  const head = bytes(text);
  expect(sniff(head, head.length)).toEqual({ notVideo });
});

test('text in any language is text', () => {
  const head = Buffer.from('Notiz für Ōkubo: Schlüssel liegen im Fach.\n');
  expect(sniff(head, head.length)).toEqual({ notVideo: 'The file is text, not video.' });
});
