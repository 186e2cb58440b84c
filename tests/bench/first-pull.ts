import { type Bench, figure } from './figure.ts';
import { pullFullDepartment } from './pulled.ts';

/** The first pull of 325,000 videos and 102,569 dispatches: central, HTTP and core as they are installed. */
export const firstPull: Bench = {
  name: 'first-pull',
  run: async (say) => {
    const pull = await pullFullDepartment(say);
    const { items, pulledSeconds, arrangedSeconds, peakMegabytes, processorSeconds } = pull;
    say(`${items.toLocaleString('en')} items`);
    return [
      figure('first pull, rows per second', items / pulledSeconds, 'rows/s'),
      figure('first pull until all is in', pulledSeconds, 's', { most: 60 }),
      figure('first pull until lists are sorted and matched', arrangedSeconds, 's'),
      ...(processorSeconds === null
        ? []
        : [figure('first pull, processor time of the core', processorSeconds, 's')]),
      ...(peakMegabytes === null
        ? []
        : [figure('memory of the core, peak', peakMegabytes, 'MB', { most: 400 })]),
    ];
  },
};
