/** One officer sent to one event. Times are milliseconds since 1970, null where the file has none. */
export type Call = {
  /** The caller's own key for it. */
  readonly no: number;
  readonly receivedAt: number | null;
  readonly dispatchedAt: number | null;
  readonly enRouteAt: number | null;
  readonly arrivedAt: number | null;
  readonly clearedAt: number | null;
  readonly selfInitiated: boolean;
  readonly cancelled: boolean;
  readonly equipped: boolean;
  /** Event and report number, upper-case letters and digits alone. */
  readonly numbers: readonly string[];
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
