import { fork } from 'node:child_process';
import { root } from './cache.ts';
import type { Say } from './departments.ts';
import { type Bench, beside, percentile } from './figure.ts';
import { type Pull, pullFullDepartment } from './pulled.ts';
import { execArgvFor, type SqliteBuild } from './sqlite-build.ts';

const videos = 325_000;
const rounds = 4;
const turns = 3;

/** What encryption costs: the same library, the same desk, with and without its cipher, in turns. */
export const encryption: Bench = {
  name: 'encryption',
  run: async (say) => {
    const pages: Record<SqliteBuild, number[]> = { encrypted: [], plain: [] };
    for (let turn = 0; turn < turns; turn += 1)
      for (const build of ['encrypted', 'plain'] as const) pages[build].push(...(await pagesOf(build)));
    const at = (share: number) =>
      [percentile(pages.encrypted, share), percentile(pages.plain, share)] as const;
    say(
      `library pages, median ${at(0.5).map(shown).join(' and ')}; p95 ${at(0.95).map(shown).join(' and ')}`,
    );
    const encrypted = await pulled('encrypted', say);
    const plain = await pulled('plain', say);
    const [page, plainPage] = at(0.95);
    const pull = 'first pull until all is in, encrypted';
    const work = 'first pull, processor time of the core, encrypted';
    return [
      beside('library page, encrypted, p95', page, 'ms', 'the same without encryption', plainPage, 1.15),
      beside(pull, encrypted.pulledSeconds, 's', 'the same without encryption', plain.pulledSeconds, 1.25),
      ...(encrypted.processorSeconds.core === null || plain.processorSeconds.core === null
        ? []
        : [
            beside(
              work,
              encrypted.processorSeconds.core,
              's',
              'the same without encryption',
              plain.processorSeconds.core,
              null,
            ),
          ]),
    ];
  },
};

async function pulled(build: SqliteBuild, say: Say): Promise<Pull> {
  const pull = await pullFullDepartment(say, build);
  say(`first pull, ${build}: ${pull.pulledSeconds.toFixed(1)} s`);
  return pull;
}

/** Milliseconds of each page, from a process of its own. */
function pagesOf(build: SqliteBuild): Promise<number[]> {
  return new Promise((resolve, reject) => {
    let pages: number[] = [];
    fork('tests/bench/library-walker.ts', [String(videos), build, String(rounds)], {
      cwd: root,
      execArgv: execArgvFor(build),
    })
      .on('message', (sent: number[]) => {
        pages = sent;
      })
      .on('error', reject)
      .on('exit', (code) =>
        code === 0 ? resolve(pages) : reject(new Error(`The ${build} library ended with ${code}.`)),
      );
  });
}

const shown = (ms: number): string => `${ms.toFixed(2)} ms`;
