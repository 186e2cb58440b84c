import '../build/nodeGuard.mjs';
import { type Command, WrongUse } from './commands/command.ts';
import { helpText } from './commands/help.ts';
import { CannotImport } from './import/cannotImport.ts';

/** The central API's own program: `serve`, `import`, `seed`, `release`, `account …`, `department`, `programme`,
 * `census-rules`, `class-fit`, `measure-definition`, `audit-log`, `help`. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  // Loaded when asked for: nobody waits for the media reader to be told about a misspelt option.
  serve: async () => (await import('./commands/serve.ts')).serve,
  import: async () => (await import('./commands/importFiles.ts')).importFiles,
  seed: async () => (await import('./commands/seed.ts')).seed,
  department: async () => (await import('./commands/department.ts')).department,
  release: async () => (await import('./commands/release.ts')).release,
  programme: async () => (await import('./commands/programme.ts')).programme,
  'census-rules': async () => (await import('./commands/censusRules.ts')).censusRules,
  'class-fit': async () => (await import('./commands/classFit.ts')).classFit,
  'measure-definition': async () => (await import('./commands/measureDefinition.ts')).measureDefinition,
  'audit-log': async () => (await import('./commands/auditLog.ts')).auditLog,
  account: async () => {
    const verb = process.argv[3] ?? '';
    if (verb === 'second-factor') return (await import('./commands/secondFactor.ts')).secondFactor;
    return ['disable', 'enable'].includes(verb)
      ? (await import('./commands/switchAccount.ts')).switchAccount
      : (await import('./commands/addAccount.ts')).addAccount;
  },
};

const [name = 'help', ...args] = process.argv.slice(2);

if (['help', '--help', '-h'].includes(name)) {
  process.stdout.write(helpText);
} else {
  process.exitCode = await run(commands[name]);
}

async function run(load: (() => Promise<Command>) | undefined): Promise<number> {
  if (load === undefined) {
    process.stderr.write(`There is no command "${name}".\n\n${helpText}`);
    return 2;
  }
  try {
    const command = await load();
    return await command(args);
  } catch (error) {
    if (error instanceof WrongUse || isUsageError(error)) {
      process.stderr.write(`${error.message}\n"central help" shows how each command is written.\n`);
      return 2;
    }
    if (isWeather(error)) {
      process.stderr.write(
        `The central can't go on: ${weatherWords(error)}\nWhat was done until then is kept.\n`,
      );
      return 1;
    }
    if (error instanceof CannotImport) {
      process.stderr.write(`${error.message}\nNothing was changed.\n`);
      return 1;
    }
    throw error;
  }
}

/** What `parseArgs` throws for an option that it doesn't know. */
function isUsageError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** A disk, a network or a server that isn't as it should be: Node names the call that failed. */
function isWeather(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}

function weatherWords({ code, message }: Error & { readonly code: string }): string {
  switch (code) {
    case 'ENOSPC':
      return 'the disk is full.';
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
      return `the database server cannot be reached (${message || code}).`;
    case 'EADDRINUSE':
      return 'that port is in use already.';
    default:
      return `${message}.`;
  }
}
