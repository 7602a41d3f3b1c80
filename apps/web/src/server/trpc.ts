/** The typed face of the control plane. `useTRPC()` gives query and mutation options, `useTRPCClient()` the bare client. */
import type { AppRouter, RouterInputs, RouterOutputs } from '@flowbridge/api/router';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { currentTenantId } from '../app/preferences.ts';

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export type ServerOutputs = RouterOutputs;
export type ServerInputs = RouterInputs;
export type ServerClient = ReturnType<typeof createServerClient>;

/** Queries and mutations by POST/GET batches with the tenant in a header; subscriptions by server-sent events. */
export function createServerClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        // Server-sent events carry no headers of ours: the tenant goes into the address.
        true: httpSubscriptionLink({
          url: () => `/api/trpc?tenant=${encodeURIComponent(currentTenantId() ?? '')}`,
        }),
        false: httpBatchLink({
          url: '/api/trpc',
          maxItems: 20,
          headers: () => {
            const tenant = currentTenantId();
            return tenant === undefined ? {} : { 'x-flowbridge-tenant': tenant };
          },
        }),
      }),
    ],
  });
}
