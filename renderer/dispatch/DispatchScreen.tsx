import { type DispatchPart, dispatchParts, type Route } from '../route/route.ts';
import { goInPlace } from '../route/route-store.ts';
import { TopBar } from '../shell/TopBar.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { CensusPart } from './census/CensusPart.tsx';
import { ClassificationPart } from './classification/ClassificationPart.tsx';
import { ImportPart } from './import/ImportPart.tsx';
import { MeasuresPart } from './measures/MeasuresPart.tsx';
import { MissingPart } from './missing/MissingPart.tsx';
import { UploadsPart } from './uploads/UploadsPart.tsx';
import './dispatch.css';

type DispatchRoute = Extract<Route, { screen: 'dispatch' }>;

/** Every dispatch and every recording, not a sample of them: what there is, what is missing, and what to do about it. */
export function DispatchScreen({ route: { part, query } }: { readonly route: DispatchRoute }) {
  const show = (id: string) => {
    const next = dispatchParts.find((name) => name === id) ?? 'census';
    goInPlace({ screen: 'dispatch', part: next, query: '' });
  };
  return (
    <>
      <TopBar crumbs={[{ label: 'Dispatches' }]} />
      <main className="page dispatches">
        <Tabs
          label="Parts of the dispatch screen"
          className="dispatch-tabs"
          value={part}
          onChange={show}
          items={dispatchParts.map((id) => ({
            id,
            title: titles[id],
            content: <Part part={id} query={query} />,
          }))}
        />
      </main>
    </>
  );
}

const titles: Readonly<Record<DispatchPart, string>> = {
  census: 'Census',
  missing: 'Missing',
  classification: 'Classification',
  uploads: 'Uploads',
  measures: 'Measures',
  import: 'Import',
};

function Part({ part, query }: { readonly part: DispatchPart; readonly query: string }) {
  switch (part) {
    case 'census':
      return <CensusPart query={query} />;
    case 'missing':
      return <MissingPart query={query} />;
    case 'classification':
      return <ClassificationPart query={query} />;
    case 'uploads':
      return <UploadsPart query={query} />;
    case 'measures':
      return <MeasuresPart query={query} />;
    case 'import':
      return <ImportPart query={query} />;
  }
}
