import { useEffect } from 'react';
import { useSession } from '../../app/session.ts';
import { openRecentItems } from './recent-items.ts';

/** What is added in this designer is remembered for who is signed in. */
export function useRecentScope(): void {
  const { user, tenant } = useSession();
  useEffect(() => openRecentItems({ userId: user.id, tenantId: tenant.id }), [user.id, tenant.id]);
}
