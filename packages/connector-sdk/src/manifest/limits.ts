/** How fast a connection may be used, by all nodes together. A manifest gives what a new connection begins with. */
import { z } from 'zod';

export const connectionLimits = z.strictObject({
  /** Calls, logins included, in any second or minute. */
  rate: z.strictObject({ calls: z.int().min(1).max(100_000), per: z.enum(['second', 'minute']) }).optional(),
  /** Calls at work at the same time. */
  concurrency: z.int().min(1).max(10_000).optional(),
});
export type ConnectionLimits = z.infer<typeof connectionLimits>;
