/** The tenant's flows that a “call flow” step can call: for its card, its form and the check of what it is given. */
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';

export type CallableFlowItem = ServerOutputs['flows']['callable'][number];

const FRESH_MS = 30_000;

const CallableFlowsContext = createContext<readonly CallableFlowItem[] | undefined>(undefined);

export function CallableFlowsProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const flows = useQuery(trpc.flows.callable.queryOptions(undefined, { staleTime: FRESH_MS }));
  return <CallableFlowsContext value={flows.data}>{children}</CallableFlowsContext>;
}

/** Undefined until they are loaded. */
export const useCallableFlows = (): readonly CallableFlowItem[] | undefined =>
  useContext(CallableFlowsContext);
