import { parseArgs } from 'node:util';
import { Zone } from '../../contract/time.ts';
import { type ReportLine, reportText, writeReport } from '../import/report.ts';
import { runImport } from '../import/runImport.ts';
import { type Command, WrongUse } from './command.ts';
import { openWorkplace } from './workplace.ts';

/** Imports footage, its catalogue and dispatches; prints what became of each. Exits with 0 when anything came in. */
export const importFiles: Command = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      footage: { type: 'string' },
      catalogue: { type: 'string' },
      mapping: { type: 'string' },
      dispatch: { type: 'string' },
      'dispatch-mapping': { type: 'string' },
      zone: { type: 'string', default: 'America/Chicago' },
      report: { type: 'string' },
    },
  });
  if (!Zone.safeParse(values.zone).success) {
    throw new WrongUse(`"${values.zone}" is not a known time zone; one is America/Chicago.`);
  }
  if (values.footage === undefined && values.catalogue === undefined && values.dispatch === undefined) {
    throw new WrongUse('Say what to import: --footage, --catalogue, --dispatch, or several of them.');
  }
  const { db, dataDir, close } = await openWorkplace(values.data);
  try {
    const wish = {
      footage: values.footage ?? null,
      catalogue: values.catalogue ?? null,
      mapping: values.mapping ?? null,
      dispatch: values.dispatch ?? null,
      dispatchMapping: values['dispatch-mapping'] ?? null,
      zone: values.zone,
    };
    const report = await runImport(db, dataDir, wish, Date.now, showProgress);
    process.stdout.write(reportText(report));
    if (values.report !== undefined) await writeReport(values.report, report);
    const tried = report.lines.filter((line) => line.outcome !== 'skipped');
    return tried.length > 0 && tried.every((line) => line.outcome === 'refused') ? 1 : 0;
  } finally {
    await close();
  }
};

function showProgress(line: ReportLine, done: number, total: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r\u001b[K${done} of ${total}  ${line.name}${done === total ? '\n' : ''}`);
  else if (done % 1000 === 0) process.stderr.write(`${done} of ${total}\n`);
}
