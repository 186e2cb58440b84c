import { Button } from 'react-aria-components/Button';

type NumberLinkProps = { readonly number: string; readonly says: string; readonly onPress: () => void };

/** A number that opens the list behind it. */
export function NumberLink({ number, says, onPress }: NumberLinkProps) {
  return (
    <Button className="number-link" aria-label={says} onPress={onPress}>
      {number}
    </Button>
  );
}
