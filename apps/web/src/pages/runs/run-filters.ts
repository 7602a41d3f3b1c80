/** The run list's filters live in the address, so that a list can be shared and the back button works. */
import { useSearchParams } from 'react-router';
import type { ServerInputs } from '../../server/trpc.ts';
import { RUN_STATES, type RunState } from '../listing/run-state-tag.tsx';

type FilterInput = ServerInputs['runs']['count'];
export type TriggerKind = NonNullable<FilterInput['triggerKind']>;
export const TRIGGER_KINDS: TriggerKind[] = ['manual', 'schedule', 'poll', 'http', 'connectorEvent'];

export type RunFilters = {
  states: RunState[];
  flow: string | undefined;
  trigger: TriggerKind | undefined;
  from: string | undefined;
  to: string | undefined;
  /** Value of a business key, whole. */
  key: string;
  search: string;
};

function read(params: URLSearchParams): RunFilters {
  const moment = (name: string) => {
    const text = params.get(name);
    return text !== null && !Number.isNaN(Date.parse(text)) ? text : undefined;
  };
  return {
    states: RUN_STATES.filter((state) => params.getAll('state').includes(state)),
    flow: params.get('flow') ?? undefined,
    trigger: TRIGGER_KINDS.find((kind) => kind === params.get('trigger')),
    from: moment('from'),
    to: moment('to'),
    key: params.get('key') ?? '',
    search: params.get('search') ?? '',
  };
}

function write({ states, ...rest }: RunFilters): URLSearchParams {
  const params = new URLSearchParams();
  for (const state of states) params.append('state', state);
  for (const [name, value] of Object.entries(rest)) if (value) params.set(name, value);
  return params;
}

/** The filters, how to change some of them, and the same as the server takes them. */
export function useRunFilters() {
  const [params, setParams] = useSearchParams();
  const filters = read(params);
  const { states, flow, trigger, from, to, key, search } = filters;
  const input: FilterInput = {
    ...(states.length > 0 ? { states } : {}),
    ...(flow ? { flowId: flow } : {}),
    ...(trigger ? { triggerKind: trigger } : {}),
    ...(from ? { from: new Date(from).toISOString() } : {}),
    ...(to ? { to: new Date(to).toISOString() } : {}),
    ...(key ? { key } : {}),
    ...(search ? { search } : {}),
  };
  return {
    filters,
    input,
    active: params.size > 0,
    change: (some: Partial<RunFilters>) => setParams(write({ ...filters, ...some }), { replace: true }),
    clear: () => setParams(new URLSearchParams(), { replace: true }),
  };
}
