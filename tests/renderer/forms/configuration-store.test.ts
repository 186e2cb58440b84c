import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { videoReviewForm } from '../../../central/defaults/form.ts';
import type { ConfigurationDetail } from '../../../contract/configuration-state.ts';
import { type Content, contentOf } from '../../../contract/nouns/configuration.ts';
import { instant } from '../../../contract/time.ts';
import { createConfigurationStore } from '../../../renderer/forms/configuration-store.ts';

const which = { noun: 'form', id: videoReviewForm.id } as const;
const version = { noun: 'form', body: videoReviewForm } as const;
const published = contentOf(version);
const titled = (title: string): Content => contentOf({ noun: 'form', body: { ...videoReviewForm, title } });
const detailOf = (change: Partial<ConfigurationDetail> = {}): ConfigurationDetail => ({
  versions: [version],
  draft: null,
  standing: null,
  problem: null,
  ...change,
});
const drafted = (content: Content, why = ''): ConfigurationDetail =>
  detailOf({ draft: { basedOn: 1, content, why, keptAt: instant(1) }, standing: 'kept' });
const ok = <T>(value: T) => Promise.resolve({ ok: true as const, value });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const keep = vi.fn((_: typeof which, { content, why }: { content: Content; why: string }) =>
    ok(drafted(content, why)),
  );
  const publish = vi.fn(() => ok({ ...drafted(titled('Second')), standing: 'waiting' as const }));
  const detail = vi.fn(() => ok(detailOf()));
  const store = createConfigurationStore({
    rows: () => ok({ rows: [] }),
    detail,
    keep,
    drop: () => ok(detailOf()),
    move: () => ok(detailOf()),
    publish,
  } as unknown as Parameters<typeof createConfigurationStore>[0]);
  return { store, keep, publish, detail };
}

test('what is typed is kept a moment later, once, as it is then', async () => {
  const { store, keep } = open();
  await store.open(which);
  expect(store.getState()).toMatchObject({ content: published, kept: 'nothing' });
  store.change(titled('Sec'));
  store.change(titled('Second'));
  expect(store.getState().kept).toBe('typed');
  await vi.advanceTimersByTimeAsync(600);
  expect(keep).toHaveBeenCalledTimes(1);
  expect(keep).toHaveBeenCalledWith(which, { basedOn: 1, content: titled('Second'), why: '' });
  expect(store.getState().kept).toBe('kept');
});

test('an answer that comes while one types doesn’t undo what was typed', async () => {
  const { store, detail } = open();
  await store.open(which);
  store.change(titled('Second'));
  await store.open(which);
  expect(detail).toHaveBeenCalledTimes(2);
  expect(store.getState().content).toEqual(titled('Second'));
});

test('publishing keeps what is typed first', async () => {
  const { store, keep, publish } = open();
  await store.open(which);
  store.change(titled('Second'));
  store.explain('Agreed.');
  expect(await store.publish()).toBe(true);
  expect(keep).toHaveBeenLastCalledWith(which, { basedOn: 1, content: titled('Second'), why: 'Agreed.' });
  expect(publish).toHaveBeenCalledTimes(1);
  expect(store.getState().detail?.standing).toBe('waiting');
});
