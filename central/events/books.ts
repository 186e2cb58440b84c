import type { Account, CodeList } from '../../contract/nouns/account.ts';
import type { Classification } from '../../contract/nouns/classification.ts';
import type { Noun } from '../../contract/nouns/feed.ts';
import { accountById } from '../accounts/caller.ts';
import type { Tx } from '../db/db.ts';
import type { BodyOf, Item } from '../items/item.ts';
import { itemsAbout, itemsOf, readItem } from '../items/read.ts';

/** An item as it stands now, with its body parsed. */
export type Entry<N extends Noun> = { readonly item: Item; readonly body: BodyOf<N> };

/** What the rules read from and write to while a batch is taken: the database, with what the batch has done so far on top. */
export type Books = {
  readonly read: <N extends Noun>(noun: N, id: string) => Promise<Entry<N> | null>;
  readonly put: (item: Item) => void;
  /** What is found by what it is about (see `Item.about`), the newest first. */
  readonly about: <N extends Noun>(noun: N, about: string) => Promise<readonly Entry<N>[]>;
  /** Whether the work paper of a draw is signed: then it can no longer change. */
  readonly isSigned: (drawId: string) => Promise<boolean>;
  /** Somebody who has, or had, an account here. */
  readonly account: (id: string) => Promise<Account | null>;
  readonly codeLists: () => Promise<readonly CodeList[]>;
  readonly classifications: () => Promise<readonly Classification[]>;
};

/** Books for one batch. What an event puts counts only once it is kept; a failed event is dropped without a trace. */
export type BatchBooks = Books & {
  readonly keep: () => void;
  readonly drop: () => void;
  /** Everything that was kept, to be written at the end. */
  readonly kept: () => readonly Item[];
};

export function openBooks(tx: Tx): BatchBooks {
  const stored = new Map<string, Item | null>();
  const kept = new Map<string, Item>();
  const pending = new Map<string, Item>();

  async function find(noun: Noun, id: string): Promise<Item | null> {
    const key = keyOf(noun, id);
    const written = pending.get(key) ?? kept.get(key) ?? stored.get(key);
    if (written !== undefined) return written;
    const item = await readItem(tx, noun, id);
    stored.set(key, item);
    return item;
  }

  async function about<N extends Noun>(noun: N, what: string): Promise<readonly Entry<N>[]> {
    const fresh = new Map<string, Item>();
    for (const item of [...kept.values(), ...pending.values()].reverse())
      if (item.noun === noun && item.about === what && !fresh.has(item.id)) fresh.set(item.id, item);
    const older = await itemsAbout(tx, noun, what, everyOne.has(noun) ? mostItems : undefined);
    return [...fresh.values(), ...older.filter(({ id }) => !fresh.has(id))]
      .filter(({ gone }) => !gone)
      .map((item) => ({ item, body: bodyOf<N>(item) }));
  }

  const once = memory();
  return {
    read: async (noun, id) => {
      const item = await find(noun, id);
      return item === null || item.gone ? null : { item, body: bodyOf(item) };
    },
    put: (item) => void pending.set(keyOf(item.noun, item.id), item),
    about,
    isSigned: async (drawId) => (await about('paper', drawId)).length > 0,
    account: (id) => once(`account ${id}`, () => accountById(tx, id)),
    codeLists: async () => {
      const older = await once('code-list', async () =>
        (await itemsOf(tx, 'code-list')).map(bodyOf<'code-list'>),
      );
      // A version that came with this very batch counts for what comes after it.
      const fresh = [...kept.values(), ...pending.values()].filter(({ noun }) => noun === 'code-list');
      return [...older, ...fresh.map(bodyOf<'code-list'>)];
    },
    classifications: () =>
      once('classification', async () => (await itemsOf(tx, 'classification')).map(bodyOf<'classification'>)),
    keep: () => {
      // Taken out first, so that the order stays the order of the last change.
      for (const [key, item] of pending) {
        kept.delete(key);
        kept.set(key, item);
      }
      pending.clear();
    },
    drop: () => pending.clear(),
    kept: () => [...kept.values()],
  };
}

/** Nouns of which a rule has to see every one: who signed a paper off is never pushed out of sight by remarks. */
const everyOne: ReadonlySet<Noun> = new Set(['sample-item', 'paper-entry']);
/** A draw has no more. */
const mostItems = 100_000;

function keyOf(noun: Noun, id: string): string {
  return `${noun} ${id}`;
}

/**
 * Bodies were checked by the contract's schema before they were written, and are read back as they were: once for each
 * item, because hundreds of events of a batch may ask for the same large draw. Nobody changes what is answered here.
 */
function bodyOf<N extends Noun>(item: Item): BodyOf<N> {
  const known = bodies.get(item) ?? (JSON.parse(item.body) as object);
  bodies.set(item, known);
  return known as BodyOf<N>;
}

const bodies = new WeakMap<Item, object>();

/** Configuration is read once for a batch. */
function memory() {
  const found = new Map<string, Promise<unknown>>();
  return <T>(name: string, read: () => Promise<T>): Promise<T> => {
    const known = found.get(name) ?? read();
    found.set(name, known);
    return known as Promise<T>;
  };
}
