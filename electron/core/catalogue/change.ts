import { z } from 'zod';
import { type Noun, published, schemaVersion } from '../../../contract/nouns/feed.ts';

/** A `change` line of the feed, parsed as JSON and no further: its noun may be one that this desk doesn't know. */
export type Change = {
  readonly cursor: string;
  readonly noun: string;
  readonly id: string;
  readonly v: number;
  readonly gone: boolean;
  readonly body: unknown;
  /** The body as it was written; absent where the body didn't come as text. */
  readonly text?: string;
};

export type BodyOf<N extends Noun> = z.infer<(typeof published)[N]>;

/** What can be made of a change: its body, or the reason why it has to wait for a newer desk. */
export type Reading<N extends Noun = Noun> =
  | { readonly noun: N; readonly body: BodyOf<N> | null }
  | { readonly unreadable: string };

/**
 * Checks a change against the contract. A body that the schema takes is used as it came, fields unknown to this desk
 * included, whatever version wrote it. `body` is null for what is gone.
 */
export function readChange(change: Change): Reading {
  const { noun, v } = change;
  if (!isNoun(noun)) return { unreadable: `unknown noun "${noun.slice(0, 40)}"` };
  if (change.gone) return { noun, body: null };
  const checked = schemaOf(noun).safeParse(change.body);
  if (checked.success) return { noun, body: change.body as BodyOf<Noun> };
  const issue = checked.error.issues[0];
  const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'not as agreed';
  return { unreadable: v > schemaVersion ? `written by version ${v}; ${where}` : where };
}

/** Compiled when first needed: a first pull checks half a million bodies, and this is ten times as fast. */
function schemaOf(noun: Noun): z.ZodType {
  const schema = compiled.get(noun) ?? z.compile<z.ZodType>(published[noun]);
  compiled.set(noun, schema);
  return schema;
}
const compiled = new Map<Noun, z.ZodType>();

function isNoun(noun: string): noun is Noun {
  return Object.hasOwn(published, noun);
}
