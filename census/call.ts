/** When dispatch says that things happened: milliseconds since 1970, null where the file has none. */
export type CallTimes = {
  readonly receivedAt: number | null;
  readonly dispatchedAt: number | null;
  readonly enRouteAt: number | null;
  readonly arrivedAt: number | null;
  readonly clearedAt: number | null;
};

/** One officer sent to one event. */
export type Call = CallTimes & {
  /** The caller's own key for it. */
  readonly no: number;
  readonly selfInitiated: boolean;
  readonly cancelled: boolean;
  readonly equipped: boolean;
  /** Event and report number, upper-case letters and digits alone. */
  readonly event: string | null;
  readonly report: string | null;
};

/** One recording of the officer. The silent buffer runs from `recordedAt` to `activatedAt`. */
export type Recording = {
  readonly no: number;
  readonly recordedAt: number;
  readonly activatedAt: number | null;
  readonly endedAt: number;
  readonly device: string | null;
  /** Incident number, upper-case letters and digits alone. */
  readonly number: string | null;
};
