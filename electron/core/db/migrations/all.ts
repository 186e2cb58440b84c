import { catalogue } from './0001-catalogue.ts';
import { work } from './0002-work.ts';
import { tallies } from './0003-tallies.ts';
import { videoClasses } from './0004-video-classes.ts';
import { samples } from './0005-samples.ts';
import { analyses } from './0006-analyses.ts';
import { plans } from './0007-plans.ts';
import { takenAlong } from './0008-taken-along.ts';
import { auditLog } from './0009-audit-log.ts';
import { videoForFrame } from './0010-video-for-frame.ts';
import { sentBy } from './0011-sent-by.ts';
import { paperEntries } from './0012-paper-entries.ts';
import { saidOfDispatches } from './0013-said-of-dispatches.ts';
import { recordingsForCensus } from './0014-recordings-for-census.ts';
import { censusRules } from './0015-census-rules.ts';
import { risk } from './0016-risk.ts';
import { measures } from './0017-measures.ts';
import { imports } from './0018-imports.ts';
import { classFit } from './0019-class-fit.ts';
import { dispatchesByDay } from './0020-dispatches-by-day.ts';

/** One step of the database's shape. `number` counts from 1; a step that has shipped never changes. */
export type Migration = { readonly number: number; readonly name: string; readonly up: string };

/** In order. A new one is a new file, a new line here, and a test from the version before with rows in it. */
export const migrations: readonly Migration[] = [
  catalogue,
  work,
  tallies,
  videoClasses,
  samples,
  analyses,
  plans,
  takenAlong,
  auditLog,
  videoForFrame,
  sentBy,
  paperEntries,
  saidOfDispatches,
  recordingsForCensus,
  censusRules,
  risk,
  measures,
  imports,
  classFit,
  dispatchesByDay,
];
