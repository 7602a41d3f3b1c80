/** The typed face of the control plane. `useTRPC()` gives query and mutation options, `useTRPCClient()` the bare client. */
import type { AppRouter, RouterInputs, RouterOutputs } from '@flowbridge/api/router';
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { currentTenantId } from '../app/preferences.ts';

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export type ServerOutputs = RouterOutputs;
export type ServerInputs = RouterInputs;
export type ServerClient = ReturnType<typeof createServerClient>;

const IN_TENANT = 'inTenant';

/** Options of a call that acts in another tenant of the person than the one the console is in. */
export const inTenant = (tenantId: string) => ({ context: { [IN_TENANT]: tenantId } });

/**
 * Queries and mutations by POST/GET batches with the tenant in a header; subscriptions by server-sent events. `tenantOf`: the
 * tenant calls act in; default the one the console is in.
 */
export function createServerClient(tenantOf: () => string | undefined = currentTenantId) {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        // Server-sent events carry no headers of ours: the tenant goes into the address.
        true: httpSubscriptionLink({
          url: () => `/api/trpc?tenant=${encodeURIComponent(tenantOf() ?? '')}`,
        }),
        false: splitLink({
          condition: ({ context }) => typeof context[IN_TENANT] === 'string',
          true: httpLink({
            url: '/api/trpc',
            headers: ({ op }) => ({ 'x-flowbridge-tenant': String(op.context[IN_TENANT]) }),
          }),
          false: httpBatchLink({
            url: '/api/trpc',
            maxItems: 20,
            headers: () => {
              const tenant = tenantOf();
              return tenant === undefined ? {} : { 'x-flowbridge-tenant': tenant };
            },
          }),
        }),
      }),
    ],
  });
}
