/** The filters of a dataset's records live in the address, so that a list can be shared and the back button works. */
import { useSearchParams } from 'react-router';
import { RECORD_STATES, type RecordState } from './record-state.tsx';

export type RecordFilters = { state: RecordState | undefined; key: string };

export function useRecordFilters() {
  const [params, setParams] = useSearchParams();
  const filters: RecordFilters = {
    state: RECORD_STATES.find((state) => state === params.get('state')),
    key: params.get('key') ?? '',
  };
  const change = (some: Partial<RecordFilters>) => {
    const { state, key } = { ...filters, ...some };
    const next = new URLSearchParams();
    if (state !== undefined) next.set('state', state);
    if (key !== '') next.set('key', key);
    setParams(next, { replace: true });
  };
  return { filters, change, active: filters.state !== undefined || filters.key !== '' };
}
