import type { Action, Plan } from './actions.ts';
import { planOf } from './actions.ts';
import type { House } from './house.ts';
import { shrink } from './shrink.ts';
import { live, type Verdict } from './world.ts';

/** What came of many seeds. */
export type Tally = {
  readonly seeds: number;
  readonly faults: ReadonlyMap<string, number>;
  /** One text for each seed that failed: its number, what was wrong, and the shortest list of actions that still fails. */
  readonly failures: readonly string[];
};

/** Lives so many seeds through, one after the other. `failed` is told at once. */
export async function liveSeeds(
  house: House,
  from: number,
  seeds: number,
  failed: (text: string) => void = () => {},
): Promise<Tally> {
  const faults = new Map<string, number>();
  const failures: string[] = [];
  for (let seed = from; seed < from + seeds; seed += 1) {
    const plan = planOf(seed);
    const verdict = await live(plan, house);
    for (const [name, times] of verdict.faults) faults.set(name, (faults.get(name) ?? 0) + times);
    if (verdict.wrong.length === 0) continue;
    const text = await explained(plan, verdict, house);
    failures.push(text);
    failed(text);
  }
  return { seeds, faults, failures };
}

async function explained(plan: Plan, { wrong }: Verdict, house: House): Promise<string> {
  const actions = await shrunk(plan, wrong[0] ?? '', house);
  return [
    `Seed ${plan.seed} (again: npm run simulate -- --from ${plan.seed} --seeds 1):`,
    ...wrong.slice(0, 5).map((says) => `  ${says.slice(0, 600)}`),
    `  ${actions.length} of ${plan.actions.length} actions are enough, on ${plan.desks} desks:`,
    ...actions.map((action) => `    ${JSON.stringify(action)}`),
  ].join('\n');
}

/** The shortest list that fails in the same way. */
function shrunk(plan: Plan, wrong: string, house: House): Promise<readonly Action[]> {
  return shrink(
    plan.actions,
    async (actions) => {
      const verdict = await live({ ...plan, actions }, house);
      return verdict.wrong.some((says) => kindOf(says) === kindOf(wrong));
    },
    120,
  );
}

/** The sentence without its numbers. */
function kindOf(says: string): string {
  return says.replaceAll(/[\d"].*$/gs, '').slice(0, 40);
}

/** How often each fault happened, and that nothing was lost by it. */
export function tableOf({ seeds, faults, failures }: Tally): string {
  const lost = failures.length === 0 ? 'nothing' : 'see above';
  const rows = [...faults].toSorted(([a], [b]) => a.localeCompare(b));
  const width = Math.max(...rows.map(([name]) => name.length), 5);
  return [
    `${'fault'.padEnd(width)}  happened  lost`,
    ...rows.map(([name, times]) => `${name.padEnd(width)}  ${String(times).padStart(8)}  ${lost}`),
    `${seeds} seeds, ${failures.length} failed`,
  ].join('\n');
}
