import type { RefusalCode } from '../../../contract/problem.ts';

/** Thrown by the way to the central, before anything is sent: what answers there isn't what the department set up. */
export class NotTrusted extends Error {
  readonly refused: Extract<RefusalCode, 'central-not-trusted' | 'central-not-secure'>;
  /** `sentence` says what is wrong with this very server; it is shown. */
  constructor(refused: NotTrusted['refused'], sentence: string) {
    super(sentence);
    this.name = 'NotTrusted';
    this.refused = refused;
  }
}
