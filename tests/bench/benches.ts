import type { Bench } from './figure.ts';

/** Every benchmark, in the order in which they run. */
export const benches: readonly Bench[] = [];
