import { z } from 'zod';
import { OapiError } from '../dingtalk-answer.ts';
import type { DingtalkCall, DingtalkState } from '../dingtalk-state.ts';

/** One message to one person. Dropped ones answer success all the same, as the real service does. */
export type WorkNotice = {
  taskId: number;
  userId: string;
  msgType: string;
  content: string;
  atMs: number;
  outcome: 'delivered' | 'unknownUser' | 'sameContentToday' | 'dailyLimit' | 'failed';
};

const MAX_MESSAGE_BYTES = 2048;
const MAX_PER_USER_AND_DAY = 500;
const KEPT_NOTICES = 20_000;

const noticeSchema = z.object({
  agent_id: z.union([z.int(), z.string().regex(/^\d+$/)]),
  userid_list: z.string().optional(),
  dept_id_list: z.string().optional(),
  to_all_user: z.union([z.boolean(), z.enum(['true', 'false', ''])]).optional(),
  msg: z.looseObject({ msgtype: z.string().min(1) }),
});

/** `asyncsend_v2`: returns the task id; what became of each receiver is asked with `getsendresult`. */
export function sendWorkNotice(call: DingtalkCall): { task_id: number } {
  const { state, clock, body } = call;
  const raw = typeof body.msg === 'string' ? { ...body, msg: parseJson(body.msg) } : body;
  const parsed = noticeSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new OapiError(40035, `不合法的参数：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const wanted = parsed.data;
  if (Number(wanted.agent_id) !== call.app.agentId) throw new OapiError(70003, 'agentid 对应微应用不存在');
  const content = JSON.stringify(wanted.msg[wanted.msg.msgtype] ?? null);
  if (content === 'null') throw new OapiError(40035, `不合法的参数：msg.${wanted.msg.msgtype}`);
  if (Buffer.byteLength(content) > MAX_MESSAGE_BYTES) throw new OapiError(40035, '消息体超过 2048 字节');
  const receivers = receiversOf(state, wanted);
  if (receivers.length === 0)
    throw new OapiError(40035, '缺少接收人：userid_list、dept_id_list 或 to_all_user');
  const taskId = state.nextNoticeTask;
  state.nextNoticeTask += 1;
  const failsFrom = call.fault?.kind === 'partialBatch' ? Math.ceil(receivers.length / 2) : receivers.length;
  for (const [index, userId] of receivers.entries()) {
    const notice = { taskId, userId, msgType: wanted.msg.msgtype, content, atMs: clock.now() };
    const outcome = index >= failsFrom ? 'failed' : outcomeFor(state, notice);
    state.notices.push({ ...notice, outcome });
  }
  if (state.notices.length > KEPT_NOTICES) state.notices.splice(0, state.notices.length - KEPT_NOTICES);
  call.counters.write('notice');
  return { task_id: taskId };
}

/** `getsendresult`. */
export function noticeResult(call: DingtalkCall): Record<string, unknown> {
  const taskId = Number(call.body.task_id);
  const notices = call.state.notices.filter((notice) => notice.taskId === taskId);
  if (notices.length === 0) throw new OapiError(40035, `不合法的参数：task_id ${String(call.body.task_id)}`);
  const users = (...outcomes: WorkNotice['outcome'][]) =>
    notices.filter((notice) => outcomes.includes(notice.outcome)).map((notice) => notice.userId);
  return {
    send_result: {
      invalid_user_id_list: users('unknownUser'),
      forbidden_user_id_list: users('sameContentToday', 'dailyLimit'),
      failed_user_id_list: users('failed'),
      read_user_id_list: [],
      unread_user_id_list: users('delivered'),
      invalid_dept_id_list: [],
    },
  };
}

function outcomeFor(state: DingtalkState, notice: Omit<WorkNotice, 'outcome'>): WorkNotice['outcome'] {
  if (!state.users.has(notice.userId)) return 'unknownUser';
  const day = localDay(notice.atMs);
  const today = state.notices.filter(
    (each) => each.userId === notice.userId && each.outcome === 'delivered' && localDay(each.atMs) === day,
  );
  if (today.some((each) => each.content === notice.content)) return 'sameContentToday';
  return today.length >= MAX_PER_USER_AND_DAY ? 'dailyLimit' : 'delivered';
}

function receiversOf(state: DingtalkState, wanted: z.infer<typeof noticeSchema>): string[] {
  if (wanted.to_all_user === true || wanted.to_all_user === 'true') return [...state.users.keys()];
  const departments = listOf(wanted.dept_id_list).map(Number);
  const members = [...state.users.values()]
    .filter((user) => user.dept_id_list.some((id) => departments.includes(id)))
    .map((user) => user.userid);
  return [...new Set([...listOf(wanted.userid_list), ...members])];
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function localDay(ms: number): string {
  return new Date(ms + 480 * 60_000).toISOString().slice(0, 10);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
