/** Every way in which a call of a hook is refused: its HTTP status, its words, and what the caller can do where that is always the same. */
import type { Language } from '@flowbridge/refusals';

export type InBoth = Readonly<Record<Language, string>>;

type Row = { status: number; words: InBoth; hint?: InBoth };

const AS_RETRY_AFTER_SAYS = {
  en: 'Wait for as long as Retry-After says.',
  zh: '请按 Retry-After 指示的时间等待后重试。',
};
const SEND_AGAIN = { en: 'Send the call again.', zh: '请重新发送此调用。' };

export const hookRefusals = {
  'hook.unknown': {
    status: 404,
    words: { en: 'There is nothing at this address.', zh: '此地址不存在。' },
    hint: { en: 'Copy the address from the trigger of the flow.', zh: '请从流的触发器中复制地址。' },
  },
  'hook.methodNotAllowed': {
    status: 405,
    words: {
      en: 'This address does not take this method.',
      zh: '此地址不接受该请求方法，可用的方法见响应头 Allow。',
    },
  },
  'hook.unauthorized': {
    status: 401,
    words: { en: 'A valid credential is needed.', zh: '需要有效的凭证。' },
    hint: {
      en: 'The tenant’s administrator manages API credentials.',
      zh: 'API 凭证由租户的管理员管理。',
    },
  },
  'hook.staleCall': {
    status: 401,
    words: { en: 'The call’s time is too far from ours.', zh: '请求中的时间与服务器时间相差过大。' },
    hint: {
      en: 'Set the sender’s clock, or sign again before sending again.',
      zh: '请校准发送方的时钟，或重新签名后再发送。',
    },
  },
  'hook.replayed': {
    status: 409,
    words: { en: 'This signature was used before.', zh: '此签名已使用过。' },
    hint: { en: 'Sign again to send again.', zh: '如需再次发送，请重新签名。' },
  },
  'hook.addressNotAllowed': {
    status: 403,
    words: { en: 'Calls from this address are not allowed.', zh: '不允许从该地址调用。' },
    hint: {
      en: 'The trigger of the flow lists the addresses that may call.',
      zh: '流的触发器中列出了允许调用的地址。',
    },
  },
  'hook.rateLimited': {
    status: 429,
    words: { en: 'This address is called too often.', zh: '此地址的调用过于频繁。' },
    hint: AS_RETRY_AFTER_SAYS,
  },
  'hook.misconfigured': {
    status: 500,
    words: { en: 'The trigger is not set up correctly.', zh: '触发器的配置有误。' },
    hint: {
      en: 'Correct the trigger of the flow and publish it.',
      zh: '请修正流的触发器并重新发布。',
    },
  },
  'hook.busy': {
    status: 503,
    words: { en: 'As many calls are executed as can be.', zh: '同时执行的调用已达上限，请稍后重试。' },
  },
  'hook.unavailable': {
    status: 503,
    words: { en: 'The call could not be accepted.', zh: '暂时无法接收此调用。' },
    hint: SEND_AGAIN,
  },
  'flow.disabled': {
    status: 409,
    words: { en: 'This flow is disabled.', zh: '该流已停用。' },
    hint: { en: 'Enable the flow.', zh: '请启用该流。' },
  },
  'flow.notPublished': {
    status: 409,
    words: {
      en: 'This flow has no published version with this trigger.',
      zh: '该流没有包含此触发器的已发布版本。',
    },
    hint: { en: 'Publish the flow.', zh: '请发布该流。' },
  },
  'body.tooLarge': { status: 413, words: { en: 'The body is too large.', zh: '请求正文过大。' } },
  'body.invalidJson': {
    status: 400,
    words: { en: 'The body is not valid JSON.', zh: '正文不是有效的 JSON。' },
  },
  'body.invalidXml': { status: 400, words: { en: 'The body is not valid XML.', zh: '正文不是有效的 XML。' } },
  'body.invalidForm': {
    status: 400,
    words: { en: 'The body is not a valid form.', zh: '正文不是有效的表单。' },
  },
  'body.unsupportedType': {
    status: 415,
    words: { en: 'A body of this type is not understood.', zh: '无法识别此类型的正文。' },
    hint: {
      en: 'Send JSON, a form, XML or text, and say so in Content-Type.',
      zh: '请发送 JSON、表单、XML 或文本，并在 Content-Type 中写明。',
    },
  },
  'body.schemaMismatch': {
    status: 400,
    words: { en: 'The body is not what the trigger declares.', zh: '正文与触发器声明的结构不符。' },
    hint: { en: 'The trigger of the flow declares what it expects.', zh: '流的触发器中声明了所需的结构。' },
  },
  'body.incomplete': {
    status: 400,
    words: { en: 'The request ended before its body.', zh: '请求在正文传完之前已结束。' },
  },
  'dedupe.keyFailed': {
    status: 400,
    words: { en: 'The dedupe key could not be made.', zh: '无法根据此请求生成去重键。' },
  },
  'dedupe.pending': {
    status: 503,
    words: {
      en: 'A call with the same key is being accepted at this moment.',
      zh: '具有相同去重键的调用正在接收中。',
    },
    hint: SEND_AGAIN,
  },
  'wait.gone': {
    status: 410,
    words: {
      en: 'The run that waited for this has ended or is deleted.',
      zh: '等待此回调的运行已结束或已删除。',
    },
    hint: { en: 'The run has ended; nobody waits for this any more.', zh: '运行已结束，不再等待此回调。' },
  },
  'run.skipped': {
    status: 409,
    words: { en: 'Another run of this flow has not ended.', zh: '该流的另一次运行尚未结束。' },
    hint: {
      en: 'The flow’s overlap setting skips new runs until the open one has ended.',
      zh: '按流的重叠设置，在未结束的运行完成之前，新的运行会被跳过。',
    },
  },
  'run.quotaUsedUp': {
    status: 429,
    words: { en: 'The runs per minute of this tenant are used up.', zh: '本租户每分钟的运行次数已用完。' },
    hint: {
      en: 'Wait for as long as Retry-After says; the tenant’s administrator sets the quota.',
      zh: '请按 Retry-After 指示的时间等待；配额由租户的管理员设置。',
    },
  },
  'run.tooManyRunning': {
    status: 429,
    words: { en: 'As many runs of this flow are running as may.', zh: '该流同时运行的数量已达上限。' },
    hint: AS_RETRY_AFTER_SAYS,
  },
  'run.timeout': {
    status: 504,
    words: {
      en: 'The flow did not answer in time; it goes on.',
      zh: '流未在限定时间内应答，仍在继续运行。',
    },
    hint: { en: 'Ask for the run by its id; it goes on.', zh: '运行仍在继续，可按其 id 查询。' },
  },
} as const satisfies Record<string, Row>;

export type HookRefusalCode = keyof typeof hookRefusals;

/** The code's row with what only some of them have. */
export const hookRefusal = (code: HookRefusalCode): Row => hookRefusals[code];
