import { z } from 'zod';
import {
  type ConfigurationDetail,
  ConfigurationDraft,
  type ConfigurationRow,
  type DraftStanding,
} from '../../../contract/configuration-state.ts';
import { type CodeList, isInForce } from '../../../contract/nouns/account.ts';
import type { ConfigurationNoun, ConfigurationVersion } from '../../../contract/nouns/configuration.ts';
import type { Form } from '../../../contract/nouns/form.ts';
import { Id } from '../../../contract/nouns/text.ts';
import type { Problem } from '../../../contract/problem.ts';
import { codeListVersions, formVersions } from '../catalogue/configuration.ts';
import type { ReadDb, WriteDb } from '../db/sql.ts';
import { dropKept, readKept, writeKept } from '../desk/kept.ts';
import { itemAbout } from '../outbox/items.ts';
import { subjectOf } from '../outbox/subject.ts';

/** Which form or list. */
export type Which = { readonly noun: ConfigurationNoun; readonly id: string };

/** A draft on this desk. `publicationId`: under which it was sent, the last time. */
const KeptDraft = z.object({ draft: ConfigurationDraft, publicationId: Id.nullable() });
type KeptDraft = z.infer<typeof KeptDraft>;

/** A draft with what became of it. */
export type Drafted = KeptDraft & { readonly standing: DraftStanding; readonly problem: Problem | null };

/** The draft of the next version; null: there is none, or it has come back as a version. */
export function draftOf(db: ReadDb, which: Which, versions: readonly ConfigurationVersion[]): Drafted | null {
  const kept = readKept(db, nameOf(which), KeptDraft);
  if (kept === null) return null;
  const { publicationId } = kept;
  if (publicationId === null) return { ...kept, standing: 'kept', problem: null };
  if (versions.some(({ body }) => body.published?.id === publicationId)) return null;
  const item = itemAbout(db, subjectOf.configuration(which.noun, which.id), publicationId);
  switch (item?.state) {
    case 'waiting':
    case 'accepted':
      return { ...kept, standing: item.state, problem: null };
    case 'refused': {
      const problem = item.problem === null ? null : (JSON.parse(item.problem) as Problem);
      return { ...kept, standing: 'refused', problem };
    }
    default:
      return { ...kept, standing: 'kept', problem: null };
  }
}

export function putDraft(db: WriteDb, which: Which, kept: KeptDraft): void {
  writeKept(db, nameOf(which), kept);
}

export function removeDraft(db: WriteDb, which: Which): void {
  dropKept(db, nameOf(which));
}

/** Every version that has come from the central, the newest first. */
export function versionsOf(db: ReadDb, which: Which): readonly ConfigurationVersion[] {
  return allVersions(db).filter(({ noun, body }) => noun === which.noun && body.id === which.id);
}

export function detailOf(db: ReadDb, which: Which): ConfigurationDetail | null {
  const versions = [...versionsOf(db, which)];
  if (versions.length === 0) return null;
  const drafted = draftOf(db, which, versions);
  return {
    versions,
    draft: drafted?.draft ?? null,
    standing: drafted?.standing ?? null,
    problem: drafted?.problem ?? null,
  };
}

/** Forms first, then lists. */
export function rowsOf(db: ReadDb, now: number): ConfigurationRow[] {
  const byThing = Map.groupBy(allVersions(db), ({ noun, body }) => `${noun} ${body.id}`);
  return [...byThing.values()].flatMap((versions) => {
    const [newest] = versions;
    if (newest === undefined) return [];
    const { noun, body } = newest;
    return [
      {
        noun,
        id: body.id,
        title: newest.noun === 'form' ? newest.body.title : body.id,
        version: body.version,
        published: body.published ?? null,
        parts: partsOf(newest, now),
        draft: draftOf(db, { noun, id: body.id }, versions)?.standing ?? null,
      },
    ];
  });
}

function partsOf(version: ConfigurationVersion, now: number): number {
  return version.noun === 'form'
    ? version.body.questions.length
    : version.body.items.filter((item) => isInForce(item, now)).length;
}

function allVersions(db: ReadDb): readonly ConfigurationVersion[] {
  return [
    ...formVersions(db).map((body: Form) => ({ noun: 'form' as const, body })),
    ...codeListVersions(db).map((body: CodeList) => ({ noun: 'code-list' as const, body })),
  ];
}

function nameOf({ noun, id }: Which): string {
  return `draft of ${noun} ${id}`;
}
