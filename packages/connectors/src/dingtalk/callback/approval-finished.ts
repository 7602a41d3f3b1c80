/** The event "an approval changed" (`bpms_instance_change`), by default only when it finished. */
import type { EventReceiver, EventTrigger } from '@flowbridge/connector-sdk';
import { array, integer, object, text } from '../../field-builders.ts';
import { eventText, readEvent } from './event-fields.ts';
import { openCallback } from './open-callback.ts';

export const approvalFinishedManifest: EventTrigger = {
  key: 'approvalFinished',
  names: { en: 'Approval finished', zh: '审批结束' },
  description: {
    en: 'DingTalk pushes the outcome of an approval. Enter this trigger’s address, token and AES key under event subscription of the app.',
    zh: '钉钉推送审批结果。请在应用的事件订阅中填写此触发器的地址、Token 和 AES Key。',
  },
  inputs: [
    text('processCode', 'Only this process', '仅此审批模板', {
      sample: 'PROC-288AE7AC-4E96-4C06-9FCB-71ECFA504536',
      description: { en: 'Empty: every process.', zh: '留空表示全部模板。' },
    }),
    array('types', 'Only these changes', '仅这些变化', {
      default: ['finish'],
      items: text('type', 'Change', '变化', {
        choices: [
          { value: 'start', names: { en: 'Started', zh: '发起' } },
          { value: 'finish', names: { en: 'Finished (agreed or refused)', zh: '结束（同意或拒绝）' } },
          { value: 'terminate', names: { en: 'Withdrawn', zh: '撤销' } },
          { value: 'delete', names: { en: 'Deleted', zh: '删除' } },
        ],
      }),
    }),
  ],
  body: object('body', 'Event', '事件', {
    open: true,
    fields: [
      text('eventType', 'Event', '事件类型', { sample: 'bpms_instance_change' }),
      text('processInstanceId', 'Instance id', '审批实例 ID', { sample: 'ad253df6-e175-4caf' }),
      text('processCode', 'Process code', '审批模板编码', {
        sample: 'PROC-288AE7AC-4E96-4C06-9FCB-71ECFA504536',
      }),
      text('type', 'Change', '变化', { sample: 'finish' }),
      text('result', 'Result', '结果', {
        sample: 'agree',
        description: {
          en: 'agree or refuse; only of a finished one.',
          zh: 'agree 或 refuse；仅结束时有值。',
        },
      }),
      text('title', 'Title', '标题', { sample: '张涛提交的物料采购' }),
      text('staffId', 'Originator', '发起人 userId', { sample: 'manager75' }),
      text('businessId', 'Business number', '审批编号'),
      text('corpId', 'Corp id', 'CorpId'),
      integer('createTime', 'Created (ms)', '创建时间（毫秒）', { sample: 1495592272000 }),
      integer('finishTime', 'Finished (ms)', '结束时间（毫秒）', { sample: 1495592305000 }),
      text('url', 'Link', '链接'),
      text('eventId', 'Event id', '事件 ID'),
    ],
  }),
};

export const approvalFinished: EventReceiver = {
  receive(request, context) {
    const opened = openCallback(request, context);
    if (!opened.ok) return opened.receipt;
    const event = readEvent(opened.message);
    const success = opened.reply('success');
    if (event === undefined) {
      // Genuine but unreadable: answering success keeps the platform from repeating it for ever.
      return { outcome: 'acknowledged', reply: success, reason: 'filtered' };
    }
    const eventType = eventText(event, 'eventType');
    if (eventType === 'check_url') return { outcome: 'acknowledged', reply: success, reason: 'addressCheck' };
    if (/^check_(create|update)_suite_url$/.test(eventType)) {
      const echo = eventText(event, 'Random');
      return { outcome: 'acknowledged', reply: opened.reply(echo || 'success'), reason: 'addressCheck' };
    }
    if (eventType !== 'bpms_instance_change' || !passes(event, context.inputs)) {
      return { outcome: 'acknowledged', reply: success, reason: 'filtered' };
    }
    return {
      outcome: 'event',
      reply: success,
      event: { key: 'approvalFinished', body: event, dedupeKey: dedupeKey(event) },
    };
  },
};

function passes(
  event: Readonly<Record<string, unknown>>,
  inputs: Readonly<Record<string, unknown>>,
): boolean {
  const processCode = typeof inputs.processCode === 'string' ? inputs.processCode.trim() : '';
  if (processCode !== '' && eventText(event, 'processCode') !== processCode) return false;
  const types = wantedTypes(inputs.types);
  return types.length === 0 || types.includes(eventText(event, 'type'));
}

/** A list or a comma-separated text; nothing given means finished ones. */
function wantedTypes(given: unknown): string[] {
  const list = Array.isArray(given)
    ? given.map(String)
    : typeof given === 'string'
      ? given.split(/[,，\s]+/)
      : [];
  const types = list.filter((type) => type !== '');
  return types.length === 0 ? ['finish'] : types;
}

/** A repeated push carries the same event id; older releases have none, but an instance finishes once at one time. */
function dedupeKey(event: Readonly<Record<string, unknown>>): string {
  const eventId = eventText(event, 'eventId');
  if (eventId !== '') return `dingtalk:event:${eventId}`;
  const parts = ['processInstanceId', 'type', 'finishTime'].map((name) => eventText(event, name));
  return `dingtalk:approval:${parts.join(':')}`;
}
