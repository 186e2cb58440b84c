import { ArrowLeft, Download, UploadCloud } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand/react';
import { useKeptStore } from '../../desk/KeptStores.tsx';
import { useCatalogueChanges } from '../../desk/use-changes.ts';
import { useNow } from '../../desk/use-now.ts';
import { go } from '../../route/route-store.ts';
import { saveTables } from '../../samples/export/save-tables.ts';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Table } from '../../ui/table/Table.tsx';
import { count as counted } from '../../words/count.ts';
import { type LagFilter, uploadAskOf } from './filter.ts';
import { listTable } from './report-tables.ts';
import { uploadColumns } from './upload-columns.tsx';
import { listTitles } from './upload-words.ts';
import { type ListOf, makeUploadsStore } from './uploads-store.ts';

type UploadListProps = { readonly filter: LagFilter; readonly of: ListOf; readonly back: () => void };

/** The recordings behind a number of the report, the longest first. */
export function UploadList({ filter, of, back }: UploadListProps) {
  const store = useKeptStore(makeUploadsStore);
  const { count, current, problem } = useStore(store);
  const now = useNow();
  const changes = useCatalogueChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are the reasons to ask again
  useEffect(() => store.list({ ...uploadAskOf(filter, Date.now()), of }), [store, filter, of, changes]);
  const columns = useMemo(() => uploadColumns(of, now), [of, now]);
  const exportAll = async () =>
    saveTables('csv', [listTable(listTitles[of], await store.everyRow())], listTitles[of]);
  return (
    <>
      <ScreenProblem problem={problem} retry={() => store.list({ ...uploadAskOf(filter, Date.now()), of })} />
      <div className="class-line">
        <Button tone="quiet" icon={<ArrowLeft aria-hidden="true" />} onPress={back}>
          All uploads
        </Button>
        <output>{count === null ? '' : counted(count, 'recording')}</output>
        <span className="muted">{listTitles[of]}, the longest first</span>
        <span className="grow" />
        <Button
          tone="quiet"
          icon={<Download aria-hidden="true" />}
          isDisabled={count === null || count === 0}
          onPress={() => void exportAll()}
        >
          CSV
        </Button>
      </div>
      <div className="class-table">
        <Table
          label="Uploads"
          columns={columns}
          count={count ?? 0}
          rowAt={store.rowAt}
          current={current}
          onCurrent={store.stand}
          onOpen={(index) => {
            store.stand(index);
            const video = store.rowAt(index)?.video;
            if (video !== undefined) go({ screen: 'review', videoId: video.id, dutyId: null });
          }}
          onWindow={store.want}
          topOf={JSON.stringify(filter)}
          leastWidth="58rem"
          empty={
            count === 0 ? (
              <EmptyState icon={<UploadCloud aria-hidden="true" />} title="None of these">
                Recordings of this kind would be listed here.
              </EmptyState>
            ) : null
          }
        />
      </div>
    </>
  );
}
