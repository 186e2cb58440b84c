import { pathOf } from '../../../contract/line.ts';
import { sampleApi } from '../../../contract/sample-api.ts';
import type { DrawDetail } from '../../../contract/sample-state.ts';
import { say } from '../../ui/notice-store.ts';
import { fileNameFrom, saveFile } from './save-file.ts';

export type Download = 'record' | 'frame' | 'page' | 'program';

/** Saves a part of what a stranger needs to repeat the draw. The verifier comes with the window: no network is needed. */
export async function download(what: Download, draw: DrawDetail): Promise<void> {
  const name = fileNameFrom(draw.plan.name);
  switch (what) {
    case 'record':
      return save(
        `${name}-record.json`,
        'application/json',
        fileOf(pathOf(sampleApi.recordFile, { id: draw.id })),
      );
    case 'frame':
      return save(
        `${name}-frame.jsonl`,
        'application/jsonl',
        fileOf(pathOf(sampleApi.frameFile, { id: draw.id })),
      );
    case 'page':
      return save(
        'verify-draw.html',
        'text/html',
        import('../../../docs/verifier/verify-draw.html?raw').then((file) => file.default),
      );
    case 'program':
      return save(
        'verify-draw.mjs',
        'text/javascript',
        import('../../../docs/verifier/verify-draw.mjs?raw').then((file) => file.default),
      );
  }
}

async function save(
  name: string,
  type: Parameters<typeof saveFile>[1],
  asked: Promise<string | null>,
): Promise<void> {
  const text = await asked.catch(() => null);
  if (text === null) {
    const where = type === 'application/jsonl' ? ' A frame is kept on the desk that committed to it.' : '';
    say(`${name} could not be read here, and nothing was saved.${where}`, { tone: 'problem' });
    return;
  }
  saveFile(name, type, text);
  say(`Saved: ${name}`, { tone: 'good' });
}

/** The file as the core gives it, byte for byte: its hash is what counts. */
async function fileOf(path: string): Promise<string | null> {
  const response = await fetch(path, { cache: 'no-store' });
  return response.ok ? response.text() : null;
}
