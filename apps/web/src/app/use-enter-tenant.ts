import { useNavigate } from 'react-router';
import { queryClient } from '../server/clients.ts';
import { usePreferences } from './preferences.ts';

/** Goes into another tenant, to a page of it; everything read for the former tenant is forgotten. */
export function useEnterTenant(): (tenantId: string, address: string) => void {
  const navigate = useNavigate();
  return (tenantId, address) => {
    usePreferences.setState({ tenantId });
    // The console's own, also when it is left from a part of it that acts in another tenant.
    queryClient.removeQueries({ predicate: (query) => JSON.stringify(query.queryKey[0]) !== '["me","get"]' });
    void navigate(address);
  };
}
