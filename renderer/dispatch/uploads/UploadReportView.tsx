import { UploadCloud } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand/react';
import { useKeptStore } from '../../desk/KeptStores.tsx';
import { useCatalogueChanges } from '../../desk/use-changes.ts';
import { NumberLink } from '../../samples/results/NumberLink.tsx';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { grouped } from '../../words/count.ts';
import { Behind } from '../classification/Misfits.tsx';
import { type LagFilter, uploadAskOf } from './filter.ts';
import { RepeatedList } from './RepeatedList.tsx';
import { Spread } from './Spread.tsx';
import { UploadTallies } from './UploadTallies.tsx';
import { lagText, shareText } from './upload-words.ts';
import { makeUploadsStore } from './uploads-store.ts';

type UploadReportViewProps = {
  readonly filter: LagFilter;
  readonly open: (part: Partial<LagFilter>) => void;
};

/** The numbers of uploads; each that counts recordings opens their list. */
export function UploadReportView({ filter, open }: UploadReportViewProps) {
  const store = useKeptStore(makeUploadsStore);
  const { report, problem } = useStore(store);
  const changes = useCatalogueChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are the reasons to ask again
  useEffect(() => void store.ask(uploadAskOf(filter, Date.now())), [store, filter, changes]);
  const retry = () => void store.ask(uploadAskOf(filter, Date.now()));
  if (report === null) return <ScreenProblem problem={problem} retry={retry} />;
  const { uploads, late, waiting, overdue, medianMs, ninetiethMs } = report;
  return (
    <div className="uploads">
      <ScreenProblem problem={problem} retry={retry} />
      <Behind behind={report.behind} />
      {uploads + waiting === 0 ? (
        <EmptyState icon={<UploadCloud aria-hidden="true" />} title="No recordings">
          Recordings of this time and these officers would be counted here.
        </EmptyState>
      ) : (
        <>
          <dl className="results-counts">
            <Fact title="Uploaded">{grouped(uploads)}</Fact>
            <Fact title="Half within">{lagText(medianMs) || 'none yet'}</Fact>
            <Fact title="9 in 10 within">{lagText(ninetiethMs) || 'none yet'}</Fact>
            <Fact title="Over 24 hours">
              <NumberLink
                number={grouped(late)}
                says={`${grouped(late)} uploaded after more than 24 hours: show them`}
                onPress={() => open({ of: 'late' })}
              />
              {uploads === 0 ? null : <small>{shareText(late / uploads)}</small>}
            </Fact>
            <Fact title="Not uploaded yet">
              <NumberLink
                number={grouped(waiting)}
                says={`${grouped(waiting)} not uploaded yet: show them`}
                onPress={() => open({ of: 'waiting' })}
              />
            </Fact>
            <Fact title="of these over 24 hours old">
              <NumberLink
                number={grouped(overdue)}
                says={`${grouped(overdue)} not uploaded and more than 24 hours old: show them`}
                onPress={() => open({ of: 'overdue' })}
              />
            </Fact>
          </dl>
          <div className="uploads-pair">
            <section aria-label="Hours from the end of the recording to its upload">
              <h2>Hours from the end of the recording to its upload</h2>
              <Spread report={report} />
              <p className="muted uploads-dock">{dockWords(report)}</p>
            </section>
            <RepeatedList report={report} open={open} />
          </div>
          <UploadTallies report={report} open={open} />
          <p className="muted uploads-rule">{report.rule}</p>
        </>
      )}
    </div>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Where the time went, as far as docking is known; the end of the tour never is. */
function dockWords({
  lateDocked,
  lateAfterDock,
  dockUnknown,
}: {
  readonly lateDocked: number;
  readonly lateAfterDock: number;
  readonly dockUnknown: number;
}): string {
  const known = lateDocked + lateAfterDock;
  const told =
    known === 0
      ? 'When the late ones were docked is not known.'
      : `Of the late ones, ${grouped(lateDocked)} were docked after more than 24 hours; ${grouped(lateAfterDock)} were docked in time and uploaded late.`;
  const rest =
    dockUnknown === 0 || known === 0 ? '' : ` Of ${grouped(dockUnknown)} the docking is not known.`;
  return `${told}${rest} The end of the tour is not known. The records name no docks: look by camera and by squad.`;
}
