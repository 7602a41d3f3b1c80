import type { FlowDocument } from '@flowbridge/flow';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../server/trpc.ts';
import { useDesignerState } from '../store/designer-context.ts';
import type { Side } from './version-address.ts';

export type SideDocument = { document: FlowDocument | undefined; error: unknown; retry: () => void };

/** The draft as it is in the designer, or a version, which never changes once it is read. Undefined: nothing is asked for. */
export function useSideDocument(side: Side | undefined): SideDocument {
  const trpc = useTRPC();
  const id = useDesignerState((state) => state.flowId);
  const draft = useDesignerState((state) => state.document);
  const number = side === 'draft' ? undefined : side;
  const version = useQuery(
    trpc.flows.version.queryOptions(
      { id, number: number ?? 1 },
      { enabled: number !== undefined, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  if (side === 'draft') return { document: draft, error: undefined, retry: () => {} };
  return {
    document: number === undefined ? undefined : version.data?.document,
    error: version.error ?? undefined,
    retry: () => void version.refetch(),
  };
}
