/** The one connection to the control plane of this page: what the route table prefetches and what pages read share its cache. */
import { QueryClient } from '@tanstack/react-query';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { errorCode } from './error-text.ts';
import { createServerClient } from './trpc.ts';

export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < 2 && errorCode(error) === undefined,
      },
    },
  });

export const queryClient = createQueryClient();

export const serverClient = createServerClient();

/** `useTRPC()` outside components; the same queries have the same keys. */
export const serverQueries = createTRPCOptionsProxy({ client: serverClient, queryClient });
