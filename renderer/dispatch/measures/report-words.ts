import type { PublicValue } from '../../../contract/measures-state.ts';
import { grouped } from '../../words/count.ts';

/** `"79.8 %"`, `"few"` where it would be of too few, `"–"` where there was nothing. */
export function percentText(value: PublicValue | undefined): string {
  if (value === undefined) return '–';
  if (value.shown) return `${value.percent.toFixed(1)} %`;
  return value.says === 'hidden' ? 'few' : '–';
}

/** `"1,204 of 1,508"` */
export function publicText(value: PublicValue): string {
  if (value.shown) return `${grouped(value.count)} of ${grouped(value.of)}`;
  return value.says === 'hidden' ? 'fewer than 10' : 'none';
}
