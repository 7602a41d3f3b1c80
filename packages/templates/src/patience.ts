/** How long flows of the shipped templates go on trying while a system is away. A failure that may have happened is never repeated by these. */
import type { Step } from '@flowbridge/flow';

type Patience = NonNullable<Step['retry']>;

/** Seven seconds in all. For flows that come again by themselves: the next run has another look. */
export const seconds: Patience = { times: 3, backoff: 'exponential', delayMs: 1_000 };

/** Two minutes in all: a restart of the ERP. For flows an event starts, which nobody starts again. */
export const minutes: Patience = { times: 6, backoff: 'exponential', delayMs: 2_000 };
