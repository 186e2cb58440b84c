import { hour } from '../../../contract/time.ts';
import type { UploadFilter, UploadReport } from '../../../contract/uploads-state.ts';
import type { DeskDb } from '../db/sql.ts';
import type { Revision } from '../desk/revision.ts';
import type { Clock } from '../ports.ts';
import { lookAgain, riskBehind } from '../risk/upkeep.ts';
import type { Handlers } from '../serve.ts';
import { uploadList } from './list.ts';
import { uploadReport } from './report.ts';

type Made = { readonly name: string; readonly report: Promise<UploadReport> };

export function uploadRoutes(clock: Clock, revision: Revision): Handlers<'uploads' | 'uploadList'> {
  const made = new WeakMap<DeskDb, Made>();

  return {
    uploads: ({ query, signedIn: { db } }) => {
      db.writeAside('look again', (write) => lookAgain(write, 100));
      return reportOf(db, query);
    },
    uploadList: ({ query, signedIn: { db } }) => {
      const { of, row, limit, ...filter } = query;
      return uploadList(db.read, filter, { of, row, limit }, clock.now());
    },
  };

  /** The last one that was asked for, while nothing has changed; a window draws it more than once. */
  function reportOf(db: DeskDb, filter: UploadFilter): Promise<UploadReport> {
    const now = clock.now();
    const name = JSON.stringify([filter, revision.catalogue(), riskBehind(db.read), Math.floor(now / hour)]);
    const known = made.get(db);
    if (known?.name === name) return known.report;
    const report = uploadReport(db.read, filter, now);
    made.set(db, { name, report });
    report.catch(() => made.delete(db));
    return report;
  }
}
