/** Every procedure of the router, read from the router itself. Imported by tests only. */
import { z } from 'zod';
import { roles } from '../contract/access.ts';
import { appRouter } from '../trpc/app-router.ts';

const definition = z.object({
  type: z.enum(['query', 'mutation', 'subscription']),
  meta: z.object({ level: z.enum(['anyone', 'person', ...roles]), needs: z.string().optional() }),
});

export type ListedProcedure = {
  /** `flows.get` */
  name: string;
  type: 'query' | 'mutation' | 'subscription';
  level: z.infer<typeof definition>['meta']['level'];
  /** The capability it asks for. */
  needs: string | undefined;
};

export function listProcedures(): ListedProcedure[] {
  return Object.entries<object>(appRouter._def.procedures).map(([name, procedure]) => {
    const { type, meta } = definition.parse(Reflect.get(procedure, '_def'));
    return { name, type, level: meta.level, needs: meta.needs };
  });
}
