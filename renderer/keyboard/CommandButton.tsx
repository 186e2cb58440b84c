import { Button, type ButtonProps } from '../ui/Button.tsx';
import type { CommandMap } from './commands.ts';
import { useKeyOf } from './KeyboardProvider.tsx';

type CommandButtonProps<M extends CommandMap> = Omit<ButtonProps, 'keys' | 'onPress'> & {
  readonly map: M;
  readonly command: keyof M & string;
  readonly run: () => void;
};

/** A button that names a command: it shows the command's first key, and both do the same. */
export function CommandButton<M extends CommandMap>({ map, command, run, ...rest }: CommandButtonProps<M>) {
  return <Button {...rest} keys={useKeyOf(map, command)} onPress={run} />;
}
