import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { centralApi } from '../contract/central-api.ts';
import type { Line } from '../contract/line.ts';
import { Role } from '../contract/nouns/account.ts';
import { refusals } from '../contract/problem.ts';

/**
 * Who may call what, as a page for those who have to sign it off: docs/access.md, made from the contract. `node
 * central/accessPage.ts --write` writes it anew; a test fails when the two differ, and tries each field of the table.
 */
const file = new URL('../docs/access.md', import.meta.url);

/** Nobody signed in, or somebody in one of the roles. */
export const visitors = ['nobody', ...Role.options] as const;
export type Visitor = (typeof visitors)[number];

/** Null: the line answers this visitor, within their scope. Otherwise the refusal that comes before anything is looked at. */
export function closedTo(line: Line, visitor: Visitor): 'not-signed-in' | 'not-allowed' | null {
  if (line.who === 'anyone') return null;
  if (visitor === 'nobody') return 'not-signed-in';
  return line.who === 'administrator' && visitor !== 'administrator' ? 'not-allowed' : null;
}

/** The page as Markdown, as it is checked in. */
export function accessPageText(): string {
  const rows = Object.values<Line>(centralApi).map((line) => [
    `\`${line.method} ${line.path}\``,
    ...visitors.map((visitor) => fieldOf(line, visitor)),
  ]);
  return `# Who may call what at the central

Made from \`contract/central-api.ts\` by \`node central/accessPage.ts --write\`. Every field is tried by
\`tests/central/access.test.ts\` against a real central.

${table(['call', ...visitors], rows)}

A call that is answered shows and takes only what lies in the account's scope: the feed, footage and events of a squad, a
division or the department, restricted records and closed footage only for investigators and administrators, drafts and
duties only for their own account. What is out of scope is answered as if it weren't there. That no id, cursor, range, hash or
batch of events reaches further is tried by \`tests/central/scope.test.ts\`.
`;
}

function fieldOf(line: Line, visitor: Visitor): string {
  const refusal = closedTo(line, visitor);
  return refusal === null ? 'answered' : `${refusals[refusal].status} ${refusal}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, head.map(() => '---'), ...rows];
  return all.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--write')) writeFileSync(file, accessPageText());
  else process.stdout.write(accessPageText());
}
