import type { RunFailure } from '@flowbridge/api/router';

/** A failure as the server stores and sends it: of a step run or of a whole run. */
export type Failure = RunFailure;
