import type { Queue } from '../../contract/library-state.ts';
import { useCatalogue } from '../desk/catalogue.ts';
import { useDesk } from '../desk/DeskProvider.tsx';
import { Pill } from '../ui/Pill.tsx';
import { scopeText } from '../words/account.ts';
import { count } from '../words/count.ts';
import { daysAway, exactText, hereZone } from '../words/when.ts';

/** "Sgt. D. Whitfield, Squad 231": whose queue this is. */
export function WhosePill() {
  const account = useDesk((desk) => desk.account);
  const catalogue = useCatalogue();
  if (account === null) return null;
  return (
    <Pill>
      {[account.rank, account.name].filter(Boolean).join(' ')}, {scopeText(account, catalogue)}
    </Pill>
  );
}

/** "4th quarter closes in 39 days". */
export function PeriodPill({ period, now }: { readonly period: Queue['period']; readonly now: number }) {
  if (period === null) return null;
  const days = daysAway(period.endsAt, now);
  const isOver = period.endsAt < now;
  const says = isOver ? 'is over' : days === 0 ? 'closes today' : `closes in ${count(days, 'day')}`;
  return (
    <Pill
      title={`${period.name} ends ${exactText(period.endsAt, hereZone())}`}
      tone={isOver || days <= 7 ? 'late' : 'plain'}
    >
      {period.name} {says}
    </Pill>
  );
}
