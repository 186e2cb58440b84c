import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Hello } from '../../../contract/sign-on.ts';
import type { Greeting } from '../central/client.ts';
import type { Ports } from '../ports.ts';

/** What a central says of itself to everybody, kept so that a desk without the network shows it as well. */
const Kept = Hello.pick({ name: true, banner: true, bannerVersion: true, concealAfterMinutes: true });
type Kept = z.infer<typeof Kept>;
const KeptFile = Kept.extend({ url: z.string() });

/** `heard`: the latest hello, kept where it is new. `latest`: it, or the one kept; null: this central was never heard. */
export function keepGreeting({
  profileDir,
  centralUrl,
  log,
}: Pick<Ports, 'profileDir' | 'centralUrl' | 'log'>) {
  const file = join(profileDir, 'department.json');
  let kept = read(file, centralUrl);
  return {
    latest: (): Kept | null => kept,
    heard: (hello: Greeting): void => {
      const now = Kept.parse(hello);
      if (JSON.stringify(now) === JSON.stringify(kept)) return;
      kept = now;
      try {
        writeFileSync(`${file}.new`, JSON.stringify({ ...now, url: centralUrl }), { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch (error) {
        // It is shown all the same; only the next start without the network lacks it.
        log('warn', 'greeting-not-kept', { error: String(error) });
      }
    },
  };
}

function read(file: string, centralUrl: string): Kept | null {
  try {
    const { url, ...kept } = KeptFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    return url === centralUrl ? kept : null;
  } catch {
    // None was kept, or it is no file of ours.
    return null;
  }
}
