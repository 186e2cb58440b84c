// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
import { Download, Printer } from 'lucide-react';
import type { PublicReport } from '../../../contract/measures-state.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { csvOf } from '../../samples/export/csv.ts';
import { fileNameFrom, saveFile } from '../../samples/paper/save-file.ts';
import { Button } from '../../ui/Button.tsx';
import { say } from '../../ui/notice-store.ts';
import { Report } from './Report.tsx';
import { reportTable } from './report-table.ts';
import '../../samples/paper/print.css';
import './report.css';

/** The report as it will be printed, with the ways to take it away. */
export function ReportView({ report }: { readonly report: PublicReport }) {
  const { codeLists } = useCatalogue();
  const saveCsv = () => {
    const name = `${fileNameFrom(`${report.department} ${report.period.name}`)}.csv`;
    saveFile(name, 'text/csv', csvOf(reportTable(report, codeLists)));
    say(`Saved: ${name}`, { tone: 'good' });
  };
  return (
    <div className="report-part">
      <search className="measure-tools report-tools" aria-label="Public report">
        {report.lockedAt === null ? (
          <p className="report-warning">
            Not all values of this period are locked yet. What you publish now may differ from the final
            values.
          </p>
        ) : null}
        <span className="grow" />
        <Button icon={<Download />} onPress={saveCsv}>
          Save as CSV
        </Button>
        <Button icon={<Printer />} tone="primary" onPress={() => window.print()}>
          Print or save as PDF
        </Button>
      </search>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys should reach it */}
      <section className="report-view" aria-label="The report" tabIndex={0}>
        <Report report={report} lists={codeLists} />
      </section>
    </div>
  );
}
