import { numberOf, type Source } from './sources.ts';

/** A published value beside ours, both as text with the published digits. `note`: why they may differ. */
export type Comparison = {
  readonly what: string;
  readonly published: string;
  readonly ours: string;
  readonly source: Source;
  readonly note: string;
};

/** Ours rounded to as many decimals as were published. */
export function compare(
  what: string,
  published: string,
  ours: number,
  source: Source,
  note = '',
): Comparison {
  return { what, published, ours: likeDigits(ours, published), source, note };
}

/** Two ends of an interval, published as "lower–upper". */
export function compareEnds(
  what: string,
  published: string,
  ours: { readonly lower: number; readonly upper: number },
  source: Source,
  note = '',
): Comparison {
  const [lower = '', upper = ''] = published.split('–');
  const text = `${likeDigits(ours.lower, lower)}–${likeDigits(ours.upper, upper)}`;
  return { what, published, ours: text, source, note };
}

/** 7.993e-21 is read as four digits, 0.0500 as four decimals. */
function likeDigits(value: number, published: string): string {
  const [digits = '', exponent] = published.split('e');
  const decimals = digits.split('.')[1]?.length ?? 0;
  return exponent === undefined ? value.toFixed(decimals) : value.toExponential(decimals);
}

export function isEqual({ published, ours }: Comparison): boolean {
  return published === ours;
}

export function tableOf(rows: readonly Comparison[]): string {
  const lines = rows.map((row) => {
    const ours = isEqual(row) ? row.ours : `**${row.ours}**`;
    const note = row.note === '' ? '' : ` ${row.note}`;
    return `| ${row.what} | ${row.published} | ${ours} | [${numberOf(row.source)}]${note} |`;
  });
  return ['| what | published | ours | source |', '| --- | ---: | ---: | --- |', ...lines].join('\n');
}
