import { useState } from 'react';
import type { Purpose } from '../../contract/nouns/review.ts';
import type { CommandMap } from '../keyboard/commands.ts';
import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { useSession } from './session.ts';

const purposes: readonly { readonly purpose: Purpose; readonly label: string; readonly keys: string }[] = [
  { purpose: 'periodic', label: 'Periodic review', keys: '1' },
  { purpose: 'audit', label: 'Audit', keys: '2' },
  { purpose: 'second-review', label: 'Second review', keys: '3' },
  { purpose: 'investigation', label: 'Investigation', keys: '4' },
  { purpose: 'complaint', label: 'Complaint', keys: '5' },
  { purpose: 'training', label: 'Training', keys: '6' },
  { purpose: 'other', label: 'Another reason', keys: '7' },
];

const purposeKeys: CommandMap = Object.fromEntries(
  purposes.map(({ purpose, label, keys }) => [
    `purpose.${purpose}`,
    { says: `Watch for: ${label.toLowerCase()}`, keys: [keys] },
  ]),
);

/** Nobody asked for this review: who watches another person's recording says why, and it is on record. */
export function PurposePanel() {
  const { review, places } = useSession();
  const [pending, setPending] = useState(false);
  const choose = (purpose: Purpose): void => {
    setPending(true);
    places.stage?.focus();
    void review.openFor(purpose).finally(() => setPending(false));
  };
  useCommands(
    'Purpose',
    purposeKeys,
    Object.fromEntries(purposes.map(({ purpose }) => [`purpose.${purpose}`, () => choose(purpose)])),
  );
  return (
    <section className="stage-message purpose" aria-label="Why are you watching this recording?">
      <strong>Why are you watching this recording?</strong>
      <span>It isn’t on your list, so the reason is kept with the review.</span>
      <div className="purpose-choices">
        {purposes.map(({ purpose, label, keys }) => (
          <Button key={purpose} keys={keys} isDisabled={pending} onPress={() => choose(purpose)}>
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
}
