/** Values by whole numbers from 0. */
export type ByNumber<T> = {
  readonly get: (no: number) => T | undefined;
  readonly set: (no: number, value: T) => void;
  readonly delete: (no: number) => void;
};

const pageSize = 1024;

/** A page at a time: each time that one list of hundreds of thousands grows, everything else waits for it. */
export function createByNumber<T>(): ByNumber<T> {
  const pages = new Map<number, (T | undefined)[]>();
  const pageOf = (no: number): (T | undefined)[] | undefined => pages.get(Math.floor(no / pageSize));
  return {
    get: (no) => pageOf(no)?.[no % pageSize],
    set: (no, value) => {
      const page = pageOf(no) ?? Array.from<T | undefined>({ length: pageSize });
      page[no % pageSize] = value;
      pages.set(Math.floor(no / pageSize), page);
    },
    delete: (no) => {
      const page = pageOf(no);
      if (page !== undefined) page[no % pageSize] = undefined;
    },
  };
}
