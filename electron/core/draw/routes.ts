import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import { isRefusal, type Refusal, refuse } from '../../../contract/problem.ts';
import type { ReadDb } from '../db/sql.ts';
import { takingTurns } from '../frame/ask.ts';
import { keptFrameText } from '../plan/frames.ts';
import type { PlanNeeds } from '../plan/routes.ts';
import { drawById } from '../plan/store.ts';
import type { Handlers } from '../serve.ts';
import { drawDetail } from './detail.ts';
import { extendDraw } from './extend.ts';
import { makeDraw } from './make.ts';
import { forStrangers } from './record.ts';

export function drawRoutes(
  needs: PlanNeeds,
): Handlers<'drawSample' | 'draw' | 'extendDraw' | 'frameFile' | 'recordFile'> {
  return {
    drawSample: async ({ params, body, signedIn }) => {
      const drawn = await makeDraw(signedIn, needs, { drawId: params.id, ...body });
      return answer(signedIn.db.read, drawn, signedIn.account.id);
    },
    draw: ({ params, signedIn: { db, account } }) => detail(db.read, params.id, account.id),
    extendDraw: async ({ params, body, signedIn }) => {
      const extended = await extendDraw(signedIn, needs, params.id, body);
      return answer(signedIn.db.read, extended, signedIn.account.id);
    },
    frameFile: ({ params, signedIn: { db } }) => {
      const parts = [...keptFrameText(db.read, params.id)];
      if (parts.length === 0)
        return refuse('not-found', 'The frame of this draw is on the desk that made it.');
      return file(parts.join(''), 'application/jsonl', 'frame.jsonl');
    },
    recordFile: ({ params, signedIn: { db } }) => {
      const record = drawById(db.read, params.id);
      if (record === null) return refuse('not-found');
      return file(`${JSON.stringify(forStrangers(record), null, 2)}\n`, 'application/json', 'record.json');
    },
  };
}

async function answer(db: ReadDb, record: DrawRecord | Refusal, me: string) {
  if (isRefusal(record)) return record;
  return detail(db, record.id, me);
}

/** Of thousands of items, so others are answered in between. What changes meanwhile raises the revision, and is asked for. */
async function detail(db: ReadDb, id: string, me: string) {
  return (await takingTurns(drawDetail(db, id, me))) ?? refuse('not-found');
}

function file(text: string, type: string, name: string): Response {
  return new Response(text, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}
