import { seesEverything } from '../../contract/nouns/account.ts';
import { useDesk } from '../desk/DeskProvider.tsx';

/** Beside what counts calls without a recording: a restricted recording isn't known to this desk at all. */
export function KeptFromView() {
  const account = useDesk((desk) => desk.account);
  if (account === null || seesEverything(account)) return null;
  return (
    <p className="muted">
      Restricted recordings are kept from your role. Where the officer says that there is one, ask internal
      affairs first.
    </p>
  );
}
