import { faultsOf } from '../../contract/configuration-rules.ts';
import {
  asVersion,
  type ConfigurationVersion,
  type Content,
  contentOf,
} from '../../contract/nouns/configuration.ts';
import type { DeskEvent } from '../../contract/nouns/event.ts';
import type { Published } from '../../contract/nouns/published.ts';
import { type Refusal, refuse } from '../../contract/problem.ts';
import { type Item, itemOf } from '../items/item.ts';
import type { Books } from './books.ts';
import { canonicalText } from './canonical.ts';
import type { Taking } from './outcome.ts';

type Given = Extract<DeskEvent, { kind: 'configuration-published' }>;

/**
 * Publishes the next version of a form or a code list. Earlier versions stay as they are: a version is a new item, never
 * another body of an old one. Sent again under another number, the same publication is accepted once more.
 */
export async function publishConfiguration(
  books: Books,
  { account, now }: Taking,
  given: Given,
): Promise<Refusal | null> {
  if (account.role !== 'administrator')
    return refuse('not-allowed', 'Forms and code lists are published by an administrator.');
  const versions = await versionsOf(books, given.content);
  const newest = versions.at(-1);
  if (newest === undefined) return refuse('not-found', 'The central has no such form or list.');
  const earlier = versions.find(({ body }) => body.published?.id === given.publicationId);
  if (earlier !== undefined)
    return canonicalText(contentOf(earlier)) === canonicalText(given.content) ? null : refuse('id-reused');
  if (given.basedOn > newest.body.version)
    return refuse('bad-request', `There is no version ${given.basedOn} that it could follow.`);
  if (given.basedOn < newest.body.version) return refuse('version-taken', takenWords(newest));
  if (canonicalText(contentOf(newest)) === canonicalText(given.content))
    return refuse('version-unfit', 'It says the same as the version in force.');
  const faults = faultsOf(given.content, versions);
  if (faults.length > 0)
    return { ...refuse('version-unfit', faults.map(({ says }) => says).join(' ')), fields: [...faults] };
  const published = { id: given.publicationId, by: account.name, byId: account.id, at: now, why: given.why };
  books.put(itemOfVersion(asVersion(given.content, newest.body.version + 1), published));
  return null;
}

/** Every version, the oldest first. They are counted from 1 without a gap. */
async function versionsOf(books: Books, content: Content): Promise<readonly ConfigurationVersion[]> {
  const versions: ConfigurationVersion[] = [];
  for (;;) {
    const id = `${content.body.id}@${versions.length + 1}`;
    const next = content.noun === 'form' ? await books.read('form', id) : await books.read('code-list', id);
    if (next === null) return versions;
    versions.push({ noun: content.noun, body: next.body } as ConfigurationVersion);
  }
}

function itemOfVersion(version: ConfigurationVersion, published: Published): Item {
  return version.noun === 'form'
    ? itemOf('form', { ...version.body, published })
    : itemOf('code-list', { ...version.body, published });
}

function takenWords({ body }: ConfigurationVersion): string {
  const by = body.published === undefined ? '' : ` by ${body.published.by}`;
  return `Version ${body.version} was published${by}.`;
}
