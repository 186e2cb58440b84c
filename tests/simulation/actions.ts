import { createDice, type Dice } from './dice.ts';
import type { Trouble } from './faults.ts';
import type { Trip } from './house.ts';
import type { End } from './tape.ts';
import { type Ages, allNewer, someAges } from './versions.ts';

/**
 * What happens in a world, one after the other, as plain data: a list that fails is made shorter by leaving actions
 * out, so each carries everything it needs, and one that makes no sense any more does nothing.
 */
export type Action =
  | { readonly do: 'open'; readonly desk: number; readonly review: number }
  | { readonly do: 'mark'; readonly desk: number; readonly review: number; readonly finding: number }
  | { readonly do: 'unmark'; readonly desk: number; readonly review: number; readonly finding: number }
  | { readonly do: 'note'; readonly desk: number; readonly review: number }
  | { readonly do: 'submit'; readonly desk: number; readonly review: number }
  | { readonly do: 'reclassify'; readonly desk: number; readonly review: number; readonly to: string }
  | {
      readonly do: 'answer-missing';
      readonly desk: number;
      readonly call: number;
      readonly code: string | null;
    }
  | { readonly do: 'decide'; readonly desk: number; readonly keep: 'mine' | 'theirs' }
  | { readonly do: 'second-person'; readonly desk: number; readonly decision: 'approved' | 'declined' }
  | { readonly do: 'send-again'; readonly desk: number }
  | { readonly do: 'time'; readonly ms: number }
  | { readonly do: 'ask'; readonly desk: number }
  | { readonly do: 'sign-in'; readonly desk: number }
  | { readonly do: 'meets'; readonly desk: number; readonly path: string; readonly trouble: Trouble }
  | { readonly do: 'partition'; readonly desk: number; readonly isCutOff: boolean }
  | { readonly do: 'arrive'; readonly which: number }
  | { readonly do: 'end'; readonly desk: number; readonly how: End; readonly statements: number }
  | { readonly do: 'quit'; readonly desk: number }
  | { readonly do: 'disk'; readonly desk: number; readonly isFull: boolean }
  | { readonly do: 'skew'; readonly desk: number; readonly ms: number }
  | { readonly do: 'central-trips'; readonly how: Trip; readonly statements: number }
  | { readonly do: 'central-restarts' }
  | { readonly do: 'backup' | 'restore' }
  | { readonly do: 'desk-backup' | 'desk-restore'; readonly desk: number }
  | { readonly do: 'central-upgrade' }
  | { readonly do: 'desk-upgrade'; readonly desk: number };

export type Plan = {
  readonly seed: number;
  readonly desks: number;
  /** Which versions they begin with. */
  readonly ages: Readonly<Ages>;
  readonly actions: readonly Action[];
};

const second = 1000;

/** The plan of a seed. */
export function planOf(seed: number): Plan {
  const dice = createDice(seed);
  const desks = dice.pick([1, 2, 2, 3]);
  const length = 12 + dice.below(30);
  const actions: Action[] = [{ do: 'open', desk: 0, review: 0 }];
  while (actions.length < length) actions.push(nextAction(dice, desks));
  const isAnswering = seed % 10 === 7;
  const answered = isAnswering ? withAnswers(actions, desks, createDice(seed + 3_000_003)) : actions;
  const plan = withSecondPersons({ seed, desks, ages: allNewer(desks), actions: answered });
  // Dice of their own, so that the rest of a seed is as it was before there was this.
  if (seed % 3 === 0) return upgraded(plan, createDice(seed + 1_000_003));
  return seed % 3 === 1 ? endedAtRequests(plan, createDice(seed + 1_000_003)) : plan;
}

/** The third desk is another person's: there, what the first two ask for is decided. */
function withSecondPersons(plan: Plan): Plan {
  if (plan.desks < 3) return plan;
  // Dice of their own, as below.
  const dice = createDice(plan.seed + 2_000_003);
  const more = (): readonly Action[] => {
    const review = dice.below(3);
    return [
      { do: 'open', desk: review % 3, review },
      { do: 'reclassify', desk: dice.below(2), review, to: 'training' },
      { do: 'time', ms: 40 * second },
      { do: 'ask', desk: 2 },
      { do: 'time', ms: 250 },
      { do: 'second-person', desk: 2, decision: dice.pick(['approved', 'approved', 'declined'] as const) },
    ];
  };
  const actions = [1, 2, 3].reduce<readonly Action[]>(
    (list) => list.toSpliced(1 + dice.below(list.length), 0, ...more()),
    plan.actions,
  );
  return { ...plan, actions };
}

/** In each tenth department, sergeants say why recordings are missing, of the same few calls, each without knowing of the others. */
function withAnswers(actions: readonly Action[], desks: number, dice: Dice): readonly Action[] {
  const some = Array.from(
    { length: 2 + dice.below(4) },
    (): Action => ({
      do: 'answer-missing',
      desk: dice.below(desks),
      call: dice.below(2),
      code: dice.pick(['unexplained', 'equipment-failure', 'cancelled-before-arrival', null]),
    }),
  );
  return some.reduce<readonly Action[]>(
    (list, one) => list.toSpliced(1 + dice.below(list.length), 0, one),
    actions,
  );
}

/** In another third, desks end while a request is on its way. */
function endedAtRequests(plan: Plan, dice: Dice): Plan {
  const end = (): Action => ({
    do: 'meets',
    desk: dice.below(plan.desks),
    path: dice.pick(['/v1/events', '/v1/events', '/v1/feed', '/v1/']),
    trouble: { fault: 'ends', how: dice.pick(['kill', 'power']), when: dice.pick(['before', 'after']) },
  });
  const actions = [1, 2, 3].reduce<readonly Action[]>(
    (list) => list.toSpliced(dice.below(list.length), 0, end()),
    plan.actions,
  );
  return { ...plan, actions };
}

/** Each third department is in the middle of an upgrade. Who is left behind is upgraded at the end. */
function upgraded(plan: Plan, dice: Dice): Plan {
  const upgrades: Action[] = [
    { do: 'central-upgrade' },
    ...Array.from({ length: plan.desks }, (_, desk) => ({ do: 'desk-upgrade' as const, desk })),
  ];
  let actions = [...plan.actions, ...Array.from({ length: 14 }, () => inAnUpgrade(dice, plan.desks))];
  for (const upgrade of upgrades)
    if (dice.chance(0.5)) actions = actions.toSpliced(dice.below(actions.length), 0, upgrade);
  return { ...plan, ages: someAges(dice, plan.desks), actions };
}

/** What the two versions speak differently about. */
function inAnUpgrade(dice: Dice, desks: number): Action {
  const [desk, review, finding] = [dice.below(desks), dice.below(2), dice.below(2)];
  return dice.pick<Action>([
    { do: 'mark', desk, review, finding },
    { do: 'unmark', desk, review, finding },
    { do: 'unmark', desk, review, finding },
    { do: 'submit', desk, review },
    { do: 'reclassify', desk, review, to: dice.pick(['misdemeanor-citation', 'training']) },
    { do: 'time', ms: 40 * second },
    { do: 'time', ms: 130 * second },
  ]);
}

function nextAction(dice: Dice, desks: number): Action {
  const desk = dice.below(desks);
  const review = dice.below(3);
  const roll = dice.below(108);
  if (roll < 6) return { do: 'open', desk, review };
  if (roll < 30) return { do: 'mark', desk, review, finding: dice.below(3) };
  if (roll < 34) return { do: 'unmark', desk, review, finding: dice.below(3) };
  if (roll < 38) return { do: 'note', desk, review };
  if (roll < 41) return { do: 'submit', desk, review };
  if (roll < 44)
    return { do: 'reclassify', desk, review, to: dice.pick(['misdemeanor-citation', 'training']) };
  if (roll < 45) return { do: 'decide', desk, keep: dice.pick(['mine', 'theirs']) };
  if (roll < 46) return { do: 'send-again', desk };
  if (roll < 60) return { do: 'time', ms: dice.pick([50, 250, 3 * second, 40 * second, 130 * second]) };
  if (roll < 62) return { do: 'ask', desk };
  if (roll < 64) return { do: 'sign-in', desk };
  if (roll < 79)
    return {
      do: 'meets',
      desk,
      path: dice.pick(['/v1/events', '/v1/events', '/v1/feed', '/v1/']),
      trouble: someTrouble(dice),
    };
  if (roll < 82) return { do: 'partition', desk, isCutOff: dice.chance(0.5) };
  if (roll < 85) return { do: 'arrive', which: dice.below(4) };
  if (roll < 91)
    return {
      do: 'end',
      desk,
      how: dice.pick(['kill', 'kill', 'power']),
      statements: dice.below(dice.pick([1, 20, 120])),
    };
  if (roll < 93) return { do: 'quit', desk };
  if (roll < 95) return { do: 'disk', desk, isFull: dice.chance(0.6) };
  if (roll < 96)
    return { do: 'skew', desk, ms: dice.pick([-3 * 86_400 * second, -90 * second, 0, 3600 * second]) };
  if (roll < 99)
    return {
      do: 'central-trips',
      how: dice.pick(['trips', 'dies']),
      statements: dice.below(dice.pick([3, 25])),
    };
  if (roll < 100) return { do: 'central-restarts' };
  if (roll < 102) return { do: 'backup' };
  if (roll < 104) return { do: 'restore' };
  return { do: dice.pick(['desk-backup', 'desk-restore']), desk };
}

function someTrouble(dice: Dice): Trouble {
  return dice.pick<() => Trouble>([
    () => ({ fault: 'offline' }),
    () => ({ fault: 'lost-answer' }),
    () => ({ fault: 'lost-answer' }),
    () => ({ fault: 'twice', answer: dice.pick(['first', 'second']) }),
    () => ({ fault: 'held' }),
    () => ({ fault: 'held' }),
    () => ({ fault: 'echo' }),
    () => ({ fault: 'stale' }),
    () => ({ fault: 'status', status: dice.pick([409, 422, 500, 502, 413]) }),
    () => ({
      fault: 'status',
      status: dice.pick([429, 503]),
      headers: { 'retry-after': dice.pick(['7', '40']) },
    }),
    () => ({ fault: 'refused', code: dice.pick(['not-signed-in', 'id-reused', 'not-allowed']) }),
    () => ({
      fault: 'cut',
      after: dice.below(dice.pick([60, 3000])),
      how: dice.pick(['error', 'end', 'silence']),
    }),
    () => ({ fault: 'slow', milliseconds: dice.pick([5 * second, 70 * second]) }),
    () => ({ fault: 'not-ours' }),
  ])();
}
