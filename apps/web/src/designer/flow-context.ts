import { createContext, useContext } from 'react';
import type { ServerOutputs } from '../server/trpc.ts';

export type FlowDetail = ServerOutputs['flows']['get'];

/** What the server says of the open flow beside its draft: name, published version, enabled, addresses. */
export const FlowContext = createContext<FlowDetail | undefined>(undefined);

export function useFlow(): FlowDetail {
  const flow = useContext(FlowContext);
  if (flow === undefined) throw new Error('useFlow is used outside the designer page');
  return flow;
}
