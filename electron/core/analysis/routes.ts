import { refuse } from '../../../contract/problem.ts';
import type { DeskDb } from '../db/sql.ts';
import type { Footage, Grants } from '../media-grants/grants.ts';
import type { Handlers } from '../serve.ts';
import { videoById } from '../video/store.ts';
import { type AnalysisKey, analysisBy, putAnalysis, sweepAnalyses, touchAnalysis } from './store.ts';

/**
 * A handle is what the central let this reviewer play in this session, so whoever has one may know what is in it; what
 * has left the reviewer's view meanwhile is not there any more.
 */
export function analysisRoutes(grants: Grants): Handlers<'analysis' | 'keepAnalysis'> {
  /** Databases that were swept since they were opened. */
  const swept = new WeakSet<DeskDb>();

  return {
    analysis: ({ params: { handle, kind }, query: { version }, signedIn: { db } }) => {
      const footage = visible(db, handle);
      if (footage === null) return refuse('not-found');
      const key: AnalysisKey = { sha256: footage.sha256, kind, version };
      const content = analysisBy(db.read, key);
      if (content === null) return { content: null };
      db.writeAside('touch analysis', (write) => touchAnalysis(write, key));
      return { content: Buffer.from(content).toString('base64') };
    },
    keepAnalysis: ({ params: { handle, kind }, body: { version, content }, signedIn: { db } }) => {
      const footage = visible(db, handle);
      if (footage === null) return refuse('not-found');
      const { sha256, videoId } = footage;
      db.writeAside('keep analysis', (write) =>
        putAnalysis(write, { sha256, kind, version }, videoId, Buffer.from(content, 'base64')),
      );
      return {};
    },
  };

  function visible(db: DeskDb, handle: string): Footage | null {
    if (!swept.has(db)) {
      swept.add(db);
      db.writeAside('sweep analyses', sweepAnalyses);
    }
    const footage = grants.footageOf(handle);
    const video = footage === null ? null : videoById(db.read, footage.videoId);
    return video === null || video.access === 'closed' ? null : footage;
  }
}
