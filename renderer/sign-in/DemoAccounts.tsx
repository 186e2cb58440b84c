import { Button } from 'react-aria-components/Button';
import { useDesk } from '../desk/DeskProvider.tsx';

/** The accounts of a central that was seeded for demonstration; a real one names none. */
export function DemoAccounts({
  onPick,
}: {
  readonly onPick: (account: { readonly username: string; readonly password: string }) => void;
}) {
  const accounts = useDesk((desk) => desk.demoAccounts);
  if (accounts.length === 0) return null;
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">Demonstration accounts</h2>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <Button className="demo-account" onPress={() => onPick(account)}>
              <span>{account.name}</span>
              <span className="muted">{account.role}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
