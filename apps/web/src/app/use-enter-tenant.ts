import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { usePreferences } from './preferences.ts';

/** Goes into another tenant, to a page of it; everything read for the former tenant is forgotten. */
export function useEnterTenant(): (tenantId: string, address: string) => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (tenantId, address) => {
    usePreferences.setState({ tenantId });
    queries.removeQueries({ predicate: (query) => JSON.stringify(query.queryKey[0]) !== '["me","get"]' });
    void navigate(address);
  };
}
