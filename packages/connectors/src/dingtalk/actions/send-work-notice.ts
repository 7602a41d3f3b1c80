/** Sends a work notice (工作通知). DingTalk drops some silently: the same text to the same user once a day, 500 a day for each user. */
import { type ActionCode, type ActionManifest, TerminalError } from '@flowbridge/connector-sdk';
import { any, array, at, boolean, integer, object, text } from '../../field-builders.ts';

const MAX_MESSAGE_BYTES = 2048;

export const sendWorkNoticeManifest: ActionManifest = {
  key: 'sendWorkNotice',
  group: { en: 'Messages', zh: '消息' },
  names: { en: 'Send work notice', zh: '发送工作通知' },
  description: {
    en: 'The same text reaches the same user only once a day; DingTalk still answers success.',
    zh: '相同内容每天只会送达同一用户一次，但钉钉仍返回成功。',
  },
  effect: 'write',
  // The token is checked before anything is sent.
  replayAfterRelogin: true,
  inputs: [
    at('option', array('userIds', 'Users', '接收人', { items: text('userId', 'User', '用户') })),
    at(
      'option',
      array('deptIds', 'Departments', '接收部门', { items: integer('deptId', 'Department', '部门') }),
    ),
    at('option', boolean('toAllUser', 'To everybody', '发送给全员', { default: false })),
    at(
      'option',
      text('title', 'Title', '标题', {
        description: { en: 'Makes it a Markdown message.', zh: '填写后以 Markdown 消息发送。' },
      }),
    ),
    at('option', text('text', 'Text', '内容', { widget: 'multiline' })),
    at(
      'option',
      any('msg', 'Message object', '消息对象', {
        sample: { msgtype: 'text', text: { content: 'Hello' } },
        description: {
          en: 'DingTalk’s own message, instead of title and text.',
          zh: '直接填写钉钉消息体，替代标题和内容。',
        },
      }),
    ),
  ],
  body: object('body', 'Answer', '应答', {
    open: true,
    fields: [integer('task_id', 'Task id', '发送任务 ID'), text('request_id', 'Request id', '请求 ID')],
  }),
};

/** Throws `connector.invalidInput` without receivers or text, `connector.invalidConnection` without an agent id. */
export const sendWorkNotice: ActionCode = async (input, context) => {
  const { agentId, oapiBaseUrl } = context.variables;
  if (agentId === undefined) {
    throw new TerminalError({
      code: 'connector.invalidConnection',
      message: 'the connection has no agent id',
      details: { field: 'agentId', fieldNames: { en: 'Agent id', zh: 'AgentId' }, reason: 'missing' },
    });
  }
  const users = listText(input.userIds);
  const departments = listText(input.deptIds);
  if (users === '' && departments === '' && input.toAllUser !== true) throw invalid('userIds', 'missing');
  const msg = messageOf(input);
  const bytes = new TextEncoder().encode(JSON.stringify(msg)).length;
  if (bytes > MAX_MESSAGE_BYTES) throw invalid('text', `message is longer than ${MAX_MESSAGE_BYTES} bytes`);
  return context.http.send({
    method: 'POST',
    url: `${String(oapiBaseUrl)}/topapi/message/corpconversation/asyncsend_v2`,
    body: {
      type: 'json',
      value: {
        agent_id: agentId,
        ...(users === '' ? {} : { userid_list: users }),
        ...(departments === '' ? {} : { dept_id_list: departments }),
        to_all_user: input.toAllUser === true,
        msg,
      },
    },
  });
};

function messageOf(input: Readonly<Record<string, unknown>>): unknown {
  if (typeof input.msg === 'object' && input.msg !== null) return input.msg;
  const content = typeof input.text === 'string' ? input.text : '';
  if (content === '') throw invalid('text', 'missing');
  return typeof input.title === 'string' && input.title !== ''
    ? { msgtype: 'markdown', markdown: { title: input.title, text: content } }
    : { msgtype: 'text', text: { content } };
}

function listText(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(',') : '';
}

function invalid(field: string, reason: string): TerminalError {
  return new TerminalError({
    code: 'connector.invalidInput',
    message: `input ${field}: ${reason}`,
    details: { field, reason },
  });
}
