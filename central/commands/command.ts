/** What a command does with its arguments; answers with the exit code. */
export type Command = (args: readonly string[]) => Promise<number>;

/** The command can't be done as it was written; the sentence says why, and the help follows. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
