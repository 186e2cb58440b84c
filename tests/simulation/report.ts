import type { Action, Plan } from './actions.ts';
import { planOf } from './actions.ts';
import type { House } from './house.ts';
import { shrink } from './shrink.ts';
import { addTo, type Counts, harmedBy } from './table.ts';
import { live, type Verdict } from './world.ts';

/** What came of many seeds. */
export type Tally = {
  readonly seeds: number;
  readonly counts: Counts;
  /** One text for each seed that failed: its number, what was wrong, and the shortest list of actions that still fails. */
  readonly failures: readonly string[];
};

/** Lives so many seeds through, one after the other. */
export async function liveSeeds(house: House, from: number, seeds: number): Promise<Tally> {
  const counts: Counts = new Map();
  const failures: string[] = [];
  for (let seed = from; seed < from + seeds; seed += 1) {
    const plan = planOf(seed);
    const verdict = await live(plan, house);
    const harmed = harmedBy(verdict.wrong);
    for (const [fault, times] of verdict.faults) addTo(counts, fault, times, harmed);
    if (verdict.wrong.length > 0) failures.push(await explained(plan, verdict, house));
  }
  return { seeds, counts, failures };
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
