/**
 * A part of the console that acts in another tenant of the person, while the console stays in its own. Everything inside asks,
 * changes and is allowed as in that tenant, with answers kept apart from the console's.
 */
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../app/notice.tsx';
import { SessionContext, useSession } from '../app/session.ts';
import { createQueryClient } from './clients.ts';
import { createServerClient, TRPCProvider } from './trpc.ts';

type Props = { tenantId: string; children: ReactNode };

export function InTenant({ tenantId, children }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  if (tenantId === session.tenant.id) return children;
  const tenant = session.tenants.find(({ id }) => id === tenantId);
  if (tenant === undefined) return <Notice title={t('pageErrors.notYourTenant')} />;
  return (
    <SessionContext value={{ ...session, tenant }}>
      <ServerOf key={tenantId} tenantId={tenantId}>
        {children}
      </ServerOf>
    </SessionContext>
  );
}

function ServerOf({ tenantId, children }: Props) {
  const [clients] = useState(() => ({
    server: createServerClient(() => tenantId),
    queries: createQueryClient(),
  }));
  return (
    <QueryClientProvider client={clients.queries}>
      <TRPCProvider trpcClient={clients.server} queryClient={clients.queries}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
