/** The flow list's filters live in the address, so that a list can be shared and a reload shows the same. */
import { useSearchParams } from 'react-router';
import type { ServerInputs } from '../../server/trpc.ts';

type ListInput = ServerInputs['flows']['list'];
export type FlowSort = NonNullable<ListInput['sort']>;
export type TriggerKind = NonNullable<ListInput['triggerKind']>;
export const TRIGGER_KINDS: TriggerKind[] = ['manual', 'schedule', 'poll', 'http', 'connectorEvent'];
export const FLOW_STATES = ['on', 'off', 'trouble'] as const;
export const FLOW_SORTS: FlowSort[] = ['changed', 'name', 'lastRun'];
/** Of the address: flows that lie in no folder. */
export const NO_FOLDER = 'none';

export type FlowFilters = {
  /** Id of a folder, or `none`; absent: all flows. */
  folder: string | undefined;
  search: string;
  state: (typeof FLOW_STATES)[number] | undefined;
  connector: string | undefined;
  trigger: TriggerKind | undefined;
  tags: string[];
  sort: FlowSort;
};

export function readFlowFilters(params: URLSearchParams): FlowFilters {
  return {
    folder: params.get('folder') ?? undefined,
    search: params.get('search') ?? '',
    state: FLOW_STATES.find((state) => state === params.get('state')),
    connector: params.get('connector') ?? undefined,
    trigger: TRIGGER_KINDS.find((kind) => kind === params.get('trigger')),
    tags: params.getAll('tag'),
    sort: FLOW_SORTS.find((sort) => sort === params.get('sort')) ?? 'changed',
  };
}

export function writeFlowFilters({ tags, sort, ...rest }: FlowFilters): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (value) params.set(name, value);
  for (const tag of tags) params.append('tag', tag);
  if (sort !== 'changed') params.set('sort', sort);
  return params;
}

/** The same as the server takes them. */
export function flowListInput({
  folder,
  search,
  state,
  connector,
  trigger,
  tags,
  sort,
}: FlowFilters): ListInput {
  return {
    sort,
    ...(folder === undefined ? {} : { folderId: folder === NO_FOLDER ? null : folder }),
    ...(search ? { search } : {}),
    ...(state === 'on' ? { enabled: true } : {}),
    ...(state === 'off' ? { enabled: false } : {}),
    ...(state === 'trouble' ? { inTrouble: true } : {}),
    ...(connector ? { connector } : {}),
    ...(trigger ? { triggerKind: trigger } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  };
}

export type FlowFilterState = ReturnType<typeof useFlowFilters>;

export function useFlowFilters() {
  const [params, setParams] = useSearchParams();
  const filters = readFlowFilters(params);
  const { folder, search, state, connector, trigger, tags } = filters;
  return {
    filters,
    input: flowListInput(filters),
    /** Something beside the folder and the order narrows the list. */
    narrowed: Boolean(search || state || connector || trigger) || tags.length > 0,
    change: (some: Partial<FlowFilters>) =>
      setParams((now) => writeFlowFilters({ ...readFlowFilters(now), ...some }), { replace: true }),
    clear: () =>
      setParams(writeFlowFilters({ ...readFlowFilters(new URLSearchParams()), folder, sort: filters.sort }), {
        replace: true,
      }),
    /** Address of the list with these filters changed. */
    to: (some: Partial<FlowFilters>) => `?${writeFlowFilters({ ...filters, ...some })}`,
  };
}
