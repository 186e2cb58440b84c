import {
  type Coverage,
  coverageOf,
  designs,
  drawsPerRate,
  finiteCoverageOf,
  simulated,
} from '../coverage.ts';
import { agreements } from './agreements.ts';
import { type AicpaTable, aicpa } from './aicpa.ts';
import { type Comparison, isEqual, tableOf } from './comparison.ts';
import { distributions } from './distributions.ts';
import { intervals } from './intervals.ts';
import { sizes } from './sizes.ts';
import { sources } from './sources.ts';
import { strata } from './strata.ts';

export const sections: readonly (readonly [title: string, rows: readonly Comparison[]])[] = [
  ['Tails and quantiles', distributions],
  ['Intervals for a rate', intervals],
  ['Sample sizes', sizes],
  ['Rates over strata', strata],
  ['Agreement of two or more reviewers', agreements],
];

/** The whole report as Markdown. The same on each machine: nothing in it depends on the day. */
export function report(): string {
  const rows = sections.flatMap(([, some]) => some);
  const cells = aicpa.reduce((sum, table) => sum + table.cells, 0);
  const differing = aicpa.reduce((sum, table) => sum + table.differences.length, 0);
  const equal = rows.filter(isEqual).length + cells - differing;
  return `${[
    '# Validation of the statistics',
    `Published values beside those of \`sampling/statistics\`, to as many digits as were published. **${rows.length + cells} values; ${equal} are equal, ${rows.length + cells - equal} are not, and each of those is explained in its place**, ours in bold. Written by \`npm run validate\`; a test fails when it is out of date.`,
    ...sections.flatMap(([title, some]) => [`## ${title}`, tableOf(some)]),
    '## Attribute sampling tables of the AICPA',
    `${cells} cells of the guide's four tables [2], ${cells - differing} equal: those are printed once. In parentheses, ours: how many deviations the sample may hold.`,
    ...aicpa.flatMap((table) => [`### ${table.title}`, gridOf(table)]),
    'The guide prints 112 where 113 is right: in a population with 7 % deviations, 4 or fewer among 112 items have a chance of 10.1 %, more than the risk of 10 %.',
    'At 10 % risk, 7 % expected and 8 % tolerable, the guide and we have 1,300. The transcription computes 1,313: 0.07 × 1,300 is 91.00000000000001 in binary and was rounded up to 92. At 3.5 % expected and 5 % tolerable the same befalls 0.035 × 400, and it computes 423; what it says of the guide there contradicts itself, so the cell is left out. Ours is 400, with 14 deviations.',
    '## How often the true rate is inside',
    'Summed over all samples there can be, for 199 true rates, or for each number of bad items in a counted population. 95 % is asked for.',
    coverageTable(),
    `Strata, by ${drawsPerRate} draws at each of four true rates with a seeded generator (off by 1.6 points now and then). The cautious interval is the one to defend a result with; the stratified Wilson is near 95 % on average and below it at single low rates, as Wilson's is.`,
    simulationTable(),
    '## Sources',
    Object.values(sources)
      .map((source, i) => `${i + 1}. ${source}`)
      .join('\n'),
    '## The calls in R',
    ['```r', calls.trim(), '```'].join('\n'),
  ].join('\n\n')}\n`;
}

function gridOf({ head, rows }: AicpaTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---:')), ...rows.map(line)].join('\n');
}

const percent = (share: number) => (share * 100).toFixed(1);
const shown = ({ least, mean }: Coverage) => `${percent(least)} | ${percent(mean)}`;

function coverageTable(): string {
  const lines = [20, 59, 98].flatMap((sample) => [
    `| Wilson, ${sample} items | ${shown(coverageOf('wilson', sample, 0.95))} |`,
    `| Clopper–Pearson, ${sample} items | ${shown(coverageOf('clopperPearson', sample, 0.95))} |`,
    `| hypergeometric, ${sample} of 200 items | ${shown(finiteCoverageOf(sample, 200, 0.95))} |`,
  ]);
  return ['| interval | least, % | mean, % |', '| --- | ---: | ---: |', ...lines].join('\n');
}

function simulationTable(): string {
  const lines = designs.map((design) => {
    const { finite, upper, wilson } = simulated(design);
    const strata = design.populations.map((size, i) => `${design.samples[i]}/${size}`).join(', ');
    return `| ${design.name}: ${strata} | ${shown(finite)} | ${shown(upper)} | ${shown(wilson)} |`;
  });
  return [
    '| strata | cautious, least | mean | at most, least | mean | Wilson, least | mean |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...lines,
  ].join('\n');
}

const calls = `
qnorm(.975); qnorm(.95); qnorm(1e-20); qt(.975, 3); qt(.975, 30.5); qbeta(.975, 1.4, 33.2)
pbinom(10, 1e6, 1e-5); pbinom(199000, 1e6, .2); pbinom(6, 8, .001, lower.tail = FALSE)
phyper(12, 25000, 975000, 400); phyper(10000, 200000, 800000, 50000)

# Hypergeometric limits: x bad among n of N, doubt a on the side.
most <- function(x, n, N, a) { K <- x; while (K < N - n + x && phyper(x, K + 1, N - K - 1, n) > a) K <- K + 1; K }
fewest <- function(x, n, N, a) { K <- x; while (phyper(x - 1, K, N - K, n, lower.tail = FALSE) <= a) K <- K + 1; K }

# Strata: N populations, n samples, x bad.
library(survey)
items <- do.call(rbind, lapply(seq_along(N), function(h)
  data.frame(h = h, N = N[h], w = N[h] / n[h], bad = rep(1:0, c(x[h], n[h] - x[h])))))
design <- svydesign(ids = ~1, strata = ~h, fpc = ~N, weights = ~w, data = items)
svymean(~bad, design); svyciprop(~bad, design, method = "beta", level = level)

library(vcd)
confint(Kappa(table)); Kappa(table)$Unweighted
`;
