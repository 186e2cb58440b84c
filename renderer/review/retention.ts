import type { Classification } from '../../contract/nouns/classification.ts';
import type { Video } from '../../contract/nouns/video.ts';

/** What a class means for a video's deletion, now and after a change. */
export type RetentionChange = {
  /** Days kept now; null: no end. */
  readonly keptDays: number | null;
  readonly before: number | null;
  /** Null when nothing is to change. */
  readonly change: { readonly after: number | null; readonly isShorter: boolean } | null;
  readonly hold: string | null;
};

type Given = {
  readonly video: Pick<Video, 'hold'>;
  readonly codes: readonly string[];
  readonly table: ReadonlyMap<string, Pick<Classification, 'retentionDays'>>;
  readonly before: number | null;
  readonly after: number | null;
  readonly to: string | null;
};

/** The longest retention among the classes wins; a class without an end has none. */
export function retentionChange({ video, codes, table, before, after, to }: Given): RetentionChange {
  const lengths = codes.map((code) => table.get(code)?.retentionDays ?? null);
  const endless = lengths.length === 0 || lengths.includes(null);
  return {
    keptDays: endless ? null : Math.max(...lengths.map((length) => length ?? 0)),
    before,
    change: to === null ? null : { after, isShorter: after !== null && (before === null || after < before) },
    hold: video.hold,
  };
}
