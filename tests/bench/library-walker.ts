import { deskApi } from '../../contract/desk-api.ts';
import { ask } from './asking.ts';
import { auditor } from './departments.ts';
import { libraryDesk } from './library-desk.ts';
import { walk } from './library-walk.ts';
import type { SqliteBuild } from './sqlite-build.ts';

/** Walks a library in a process of its own and sends its parent the milliseconds of every page. */
const [videos = '', build = 'encrypted', rounds = '1'] = process.argv.slice(2);
const say = (sentence: string): void => void process.stderr.write(`  ${sentence}\n`);
const core = await libraryDesk(Number(videos), say, build as SqliteBuild);
await ask(core.fetch, deskApi.signIn, { body: auditor });
await walk(core, 1, () => {});
const { pages } = await walk(core, Number(rounds), () => {});
await core.stop();
process.send?.(pages);
process.disconnect();
