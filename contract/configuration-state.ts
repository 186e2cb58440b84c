import { z } from 'zod';
import { ConfigurationNoun, ConfigurationVersion, Content } from './nouns/configuration.ts';
import { Published } from './nouns/published.ts';
import { Id, Name, Note } from './nouns/text.ts';
import { Problem } from './problem.ts';
import { Instant } from './time.ts';

/** The next version of a form or a code list, as far as it is on this desk. */
export const ConfigurationDraft = z.object({
  /** The version that it was begun from. */
  basedOn: z.int().positive(),
  content: Content,
  /** Why it changes, for the history. */
  why: Note,
  keptAt: Instant,
});
export type ConfigurationDraft = z.infer<typeof ConfigurationDraft>;

/** Where a draft stands: only on this desk, on its way, at the central and not back in the feed yet, or refused. */
export const DraftStanding = z.enum(['kept', 'waiting', 'accepted', 'refused']);
export type DraftStanding = z.infer<typeof DraftStanding>;

export const ConfigurationRow = z.object({
  noun: ConfigurationNoun,
  id: Id,
  /** A form's title; a list's id. */
  title: Name,
  version: z.int().positive(),
  published: Published.nullable(),
  /** Questions, or codes that may be chosen. */
  parts: z.int().nonnegative(),
  draft: DraftStanding.nullable(),
});
export type ConfigurationRow = z.infer<typeof ConfigurationRow>;

export const ConfigurationDetail = z.object({
  /** The newest first; there is always one. */
  versions: z.array(ConfigurationVersion).min(1),
  draft: ConfigurationDraft.nullable(),
  standing: DraftStanding.nullable(),
  /** Why the central refused it. */
  problem: Problem.nullable(),
});
export type ConfigurationDetail = z.infer<typeof ConfigurationDetail>;
