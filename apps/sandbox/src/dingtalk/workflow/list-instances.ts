import type { DingtalkState } from '../dingtalk-state.ts';
import type { ApprovalInstance } from './approval-instance.ts';

const DAY_MS = 86_400_000;
export const MAX_WINDOW_MS = 120 * DAY_MS;
export const MAX_AGE_MS = 365 * DAY_MS;

export type InstanceQuery = {
  processCode: string;
  startMs: number;
  endMs: number;
  userIds: readonly string[];
  statuses: readonly string[];
  offset: number;
  limit: number;
};

/** One page of instance ids by time of creation, and where the next page begins; null at the end. */
export function listInstances(
  state: DingtalkState,
  query: InstanceQuery,
): { ids: string[]; next: number | null } {
  const found: string[] = [];
  let seen = 0;
  for (const instance of state.instances.values()) {
    if (!matches(instance, query)) continue;
    seen += 1;
    if (seen <= query.offset) continue;
    if (found.length === query.limit) return { ids: found, next: query.offset + query.limit };
    found.push(instance.id);
  }
  return { ids: found, next: null };
}

/** What is wrong with a time window at `nowMs`; undefined when nothing is. */
export function complainAboutWindow(nowMs: number, startMs: number, endMs: number): string | undefined {
  if (startMs > endMs) return '开始时间不能大于结束时间';
  if (endMs - startMs > MAX_WINDOW_MS) return '时间范围不能超过 120 天';
  if (nowMs - startMs > MAX_AGE_MS) return '开始时间不能早于 365 天前';
  return undefined;
}

function matches(instance: ApprovalInstance, query: InstanceQuery): boolean {
  return (
    instance.template.processCode === query.processCode &&
    instance.createdMs >= query.startMs &&
    instance.createdMs <= query.endMs &&
    (query.userIds.length === 0 || query.userIds.includes(instance.originatorUserId)) &&
    (query.statuses.length === 0 || query.statuses.includes(instance.status))
  );
}
