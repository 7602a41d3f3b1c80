import { z } from 'zod';
import { OapiError } from './dingtalk-answer.ts';
import type { DingtalkCall } from './dingtalk-state.ts';
import { complainAboutWindow, listInstances } from './workflow/list-instances.ts';
import { presentOldInstance } from './workflow/present-instance.ts';

const MAX_PAGE = 20;
const whole = z.coerce.number().int();

const listIdsSchema = z.object({
  process_code: z.string().min(1),
  start_time: whole,
  end_time: whole.optional(),
  size: whole.min(1).max(MAX_PAGE).default(MAX_PAGE),
  cursor: whole.min(0).default(0),
  userid_list: z.string().optional(),
});

/** `/topapi/processinstance/listids`: no `next_cursor` means the end. */
export function listIds(call: DingtalkCall): Record<string, unknown> {
  const parsed = listIdsSchema.safeParse(call.body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new OapiError(400002, `参数错误：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const wanted = parsed.data;
  const endMs = wanted.end_time ?? call.clock.now();
  const complaint = complainAboutWindow(call.clock.now(), wanted.start_time, endMs);
  if (complaint !== undefined) throw new OapiError(400002, complaint);
  const { ids, next } = listInstances(call.state, {
    processCode: wanted.process_code,
    startMs: wanted.start_time,
    endMs,
    userIds: wanted.userid_list ? wanted.userid_list.split(',') : [],
    statuses: [],
    offset: wanted.cursor,
    limit: wanted.size,
  });
  return { result: { list: ids, ...(next === null ? {} : { next_cursor: next }) } };
}

/** `/topapi/processinstance/get` */
export function getOldInstance(call: DingtalkCall): Record<string, unknown> {
  const id = call.body.process_instance_id;
  const instance = typeof id === 'string' ? call.state.instances.get(id) : undefined;
  if (!instance) throw new OapiError(400002, '参数错误：process_instance_id 不存在');
  return { process_instance: presentOldInstance(call.state, instance) };
}

/** `/call_back/get_call_back_failed_result`: fetching takes the events out of the list. */
export function failedCallbacks(call: DingtalkCall): Record<string, unknown> {
  const { events, hasMore } = call.pusher.takeFailed(call.app.appKey);
  return {
    has_more: hasMore,
    failed_list: events.map((event) => ({
      event_time: event.payload.EventTime ?? null,
      call_back_tag: event.eventType,
      corpid: call.app.corpId,
      [event.eventType]: { corpid: call.app.corpId, bpmsCallBackData: event.payload },
    })),
  };
}
