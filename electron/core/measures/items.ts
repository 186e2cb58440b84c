import type { MeasuredCall, MeasuredItem, MeasuredRecording } from '../../../census/measures/item.ts';
import type { ClassTag } from '../../../contract/nouns/classification.ts';
import { meaningIn } from '../../../contract/nouns/no-video.ts';
import { codeListVersions } from '../catalogue/configuration.ts';
import { termOf } from '../catalogue/terms.ts';
import type { Judged } from '../census/taken.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { standingSaid } from '../missing/said.ts';

/** The codes of answers that explain a missing recording, by dispatch. */
export type Explained = ReadonlyMap<string, string>;

export function explainedOf(db: ReadDb): Explained {
  const lists = codeListVersions(db);
  return new Map(
    [...standingSaid(db, 'no-video-answer')].flatMap(([dispatchId, { code, listVersion }]) =>
      code !== null && meaningIn(lists, code, listVersion).explains !== 'nothing'
        ? [[dispatchId, code] as const]
        : [],
    ),
  );
}

/** How many answers were given on this desk: it only grows. */
export function answersGiven(db: ReadDb): number {
  return db.column(answers)[0] ?? 0;
}

/** An officer's calls and recordings as measures see them. Reads what the census doesn't hold: uploads and classes. */
export function itemsOfOfficer(
  db: ReadDb,
  officerId: string | null,
  { calls, recordings }: Judged,
  explained: Explained,
): readonly MeasuredItem[] {
  const numbersOf = new Map<number, string[]>();
  for (const { call, result } of calls)
    for (const no of result.recordings) {
      const numbers = [call.event, call.report].filter((number) => number !== null);
      numbersOf.set(no, [...(numbersOf.get(no) ?? []), ...numbers]);
    }
  const records = new Map(recordsOf(db, officerId).map((record) => [record.no, record]));
  return [
    ...calls.map(
      ({ call: { dispatchId, squadId, divisionId, begunAt }, result }): MeasuredCall => ({
        kind: 'call',
        id: dispatchId,
        officerId,
        squadId,
        divisionId,
        at: begunAt,
        result,
        explainedBy: explained.get(dispatchId) ?? null,
      }),
    ),
    ...recordings.places.map(recordings.table.at).flatMap((recording): readonly MeasuredRecording[] => {
      const { no, videoId, squadId, divisionId, recordedAt, endedAt, number } = recording;
      const record = records.get(no);
      if (record === undefined) return [];
      const { uploadedAt, classes } = record;
      const callNumbers = numbersOf.get(no) ?? null;
      const belongs = { officerId, squadId, divisionId };
      return [
        {
          kind: 'recording',
          id: videoId,
          ...belongs,
          recordedAt,
          endedAt,
          uploadedAt,
          classes,
          number,
          callNumbers,
        },
      ];
    }),
  ];
}

type Record = {
  readonly no: number;
  readonly uploadedAt: number | null;
  readonly classes: readonly ClassTag[];
};

function recordsOf(db: ReadDb, officerId: string | null): readonly Record[] {
  const officer = officerId === null ? null : termOf(db, officerId);
  if (officerId !== null && officer === null) return [];
  return db.all(records, officer).map(({ no, facts }) => {
    const [uploadedAt, classes] = JSON.parse(facts) as [number | null, readonly ClassTag[]];
    return { no, uploadedAt, classes };
  });
}

const records = sql<[officer: number | null], { no: number; facts: string }>(
  'recordings of an officer, for measures',
  `SELECT no, json_extract(body, '$.uploadedAt', '$.classes') AS facts
   FROM video INDEXED BY video_by_officer JOIN video_body USING (no) WHERE officer IS ?`,
);
const answers = sql<[], number>(
  'answers given here, for measures',
  "SELECT count(*) FROM said_of_dispatch WHERE noun = 'no-video-answer'",
);
