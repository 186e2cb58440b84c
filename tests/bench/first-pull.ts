import { fullPlan } from '../../central/seed/plan.ts';
import { type Bench, type Figure, figure, percentile } from './figure.ts';
import { type Answers, pullFullDepartment } from './pulled.ts';

const items = fullPlan.videos + fullPlan.dispatches;

/** The first pull of 325,000 videos and 102,569 dispatches: central, HTTP and core as they are installed. */
export const firstPull: Bench = {
  name: 'first-pull',
  run: async (say) => {
    const pull = await pullFullDepartment(say);
    const { pulledSeconds, arrangedSeconds, peakMegabytes, processorSeconds, answers } = pull;
    return [
      figure('first pull, rows per second', items / pulledSeconds, 'rows/s'),
      figure('first pull until all is in', pulledSeconds, 's', { most: 60 }),
      figure('first pull until lists are sorted and matched', arrangedSeconds, 's'),
      ...known('first pull, processor time of the core', processorSeconds.core, 's'),
      ...known('first pull, processor time of the central', processorSeconds.central, 's'),
      ...known('memory of the core, peak until all is in', peakMegabytes.pulling, 'MB', 400),
      ...known('memory of the core, peak until the census is taken, too', peakMegabytes.whole, 'MB', 400),
      ...waits('while items come in', answers.pulling, 50),
      ...waits('while lists are sorted and matched', answers.arranging),
    ];
  },
};

function known(name: string, value: number | null, unit: string, most?: number): readonly Figure[] {
  return value === null ? [] : [figure(name, value, unit, most === undefined ? undefined : { most })];
}

function waits(when: string, { desk, page }: Answers, most?: number): readonly Figure[] {
  if (desk.length === 0) return [];
  const aim = most === undefined ? undefined : { most };
  return [
    figure(`a desk call ${when}, p95`, percentile(desk, 0.95), 'ms', aim),
    figure(`a desk call ${when}, longest`, Math.max(...desk), 'ms'),
    figure(`a Library page ${when}, p95`, percentile(page, 0.95), 'ms'),
  ];
}
