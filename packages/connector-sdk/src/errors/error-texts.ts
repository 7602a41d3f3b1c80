/**
 * Connector errors in words: what happened, and what to do next, in the reader's language. `{name}` is a detail;
 * `[ … ]` is left out when a detail inside it is missing.
 */
import type { ConnectorErrorCode } from './error-codes.ts';

type Language = 'en' | 'zh';
type Text = { en: string; zh: string };
type ErrorText = { message: Text; hint: Text };

const texts: Record<ConnectorErrorCode, ErrorText> = {
  'connector.loginRefused': {
    message: {
      en: '{system} refused the login[: {vendorText}][ (code {vendorCode})]',
      zh: '{system} 拒绝登录[：{vendorText}][（代码 {vendorCode}）]',
    },
    hint: {
      en: 'Check user, password and database of the connection, then press Test.',
      zh: '请检查连接中的用户名、密码和账套，然后点击“测试”。',
    },
  },
  'connector.sessionExpired': {
    message: {
      en: '{system} ended the session, and a new login did not help[: {vendorText}]',
      zh: '{system} 会话已失效，重新登录后仍然失败[：{vendorText}]',
    },
    hint: {
      en: 'Test the connection. Another program may be using up the licences or logging the same user out.',
      zh: '请测试该连接。可能是许可数已用完，或同一用户被其他程序登出。',
    },
  },
  'connector.accessDenied': {
    message: {
      en: '{system} does not allow this call[ (HTTP {status})][: {vendorText}]',
      zh: '{system} 不允许此调用[（HTTP {status}）][：{vendorText}]',
    },
    hint: {
      en: 'Give the user or application of the connection the right to do this.',
      zh: '请为该连接的用户或应用授予相应权限。',
    },
  },
  'connector.refused': {
    message: {
      en: '{system} refused the request[: {vendorText}][ (code {vendorCode})]',
      zh: '{system} 拒绝了请求[：{vendorText}][（代码 {vendorCode}）]',
    },
    hint: {
      en: 'Compare the request below with what the system expects; the text above is the system’s own.',
      zh: '请对照下方的请求内容与系统要求；以上文字为系统原文。',
    },
  },
  'connector.alreadyDone': {
    message: {
      en: '{system}: this has already been done[ ({state})]',
      zh: '{system}：该操作已完成过[（{state}）]',
    },
    hint: {
      en: 'Usually nothing needs to be done. Check the record in the system if the outcome differs.',
      zh: '通常无需处理。如结果不一致，请在系统中核对该记录。',
    },
  },
  'connector.notFound': {
    message: {
      en: '{system} did not find it[: {vendorText}][ — {address}]',
      zh: '{system} 未找到数据[：{vendorText}][ — {address}]',
    },
    hint: {
      en: 'Check the key or the address; the record may have been deleted.',
      zh: '请检查主键或地址；该记录可能已被删除。',
    },
  },
  'connector.throttled': {
    message: {
      en: '{system} asks to call more slowly[: {vendorText}]',
      zh: '{system} 限制了调用频率[：{vendorText}]',
    },
    hint: {
      en: 'Nothing was done. The step waited as long as its time allowed; retry later, or give the connection a rate limit.',
      zh: '该请求未被处理，节点已在超时时间内等待。请稍后重试，或为该连接设置频率限制。',
    },
  },
  'connector.rateLimited': {
    message: {
      en: 'The step’s time ended before it was its turn to call {system}[: the connection allows {perSecond} calls a second][: the connection allows {perMinute} calls a minute][: the connection allows {concurrency} calls at the same time][: {system} asked for a pause of another {pauseSeconds} s]',
      zh: '节点超时前未轮到调用 {system}[：该连接限制为每秒 {perSecond} 次][：该连接限制为每分钟 {perMinute} 次][：该连接限制为同时 {concurrency} 个调用][：{system} 要求再等待 {pauseSeconds} 秒]',
    },
    hint: {
      en: 'Nothing was sent. Raise the time limit of the step or the limits of the connection, or let fewer flows use it at once.',
      zh: '请求尚未发出。可增大节点超时时间、调高连接的限额，或减少同时使用该连接的流。',
    },
  },
  'connector.serverError': {
    message: {
      en: '{system} failed[ (HTTP {status})][: {vendorText}]',
      zh: '{system} 内部出错[（HTTP {status}）][：{vendorText}]',
    },
    hint: {
      en: 'Try again later; if it stays, ask the administrator of the system.',
      zh: '请稍后重试；若持续出现，请联系该系统管理员。',
    },
  },
  'connector.unreachable': {
    message: {
      en: '{system} cannot be reached[ at {address}][ ({reason})]',
      zh: '无法连接 {system}[：{address}][（{reason}）]',
    },
    hint: {
      en: 'Check the address and port of the connection, and the firewall between.',
      zh: '请检查连接的地址与端口，以及中间的防火墙。',
    },
  },
  'connector.connectionLost': {
    message: {
      en: 'The connection to {system} broke during the call[ ({reason})]',
      zh: '与 {system} 的连接在调用中断开[（{reason}）]',
    },
    hint: {
      en: 'Check in the system whether the request arrived before repeating it.',
      zh: '重试前请先在系统中确认该请求是否已生效。',
    },
  },
  'connector.timedOut': {
    message: {
      en: '{system} did not answer within {limit} ms',
      zh: '{system} 在 {limit} 毫秒内没有应答',
    },
    hint: {
      en: 'Raise the time limit of the step, or ask for less data. A write may have happened: check before repeating.',
      zh: '可增大节点超时时间或减少数据量。写操作可能已生效，重试前请先核对。',
    },
  },
  'connector.badAnswer': {
    message: {
      en: '{system} answered something that cannot be read[ (HTTP {status})][: {preview}]',
      zh: '{system} 返回了无法识别的内容[（HTTP {status}）][：{preview}]',
    },
    hint: {
      en: 'Often a proxy or a sign-in page stands at this address. Check the address.',
      zh: '该地址可能是代理页或登录页，请检查地址是否正确。',
    },
  },
  'connector.answerTooLarge': {
    message: {
      en: 'The answer of {system} is larger than {limit} bytes',
      zh: '{system} 的应答超过 {limit} 字节',
    },
    hint: {
      en: 'Ask for fewer fields or rows, or page through them.',
      zh: '请减少字段或行数，或分页查询。',
    },
  },
  'connector.tooManyPages': {
    message: {
      en: '{system} has more pages than the limit of {limit}',
      zh: '{system} 的分页数超过上限 {limit}',
    },
    hint: { en: 'Narrow the filter or set a maximum number of items.', zh: '请缩小筛选范围或设置最大条数。' },
  },
  'connector.egressRefused': {
    message: {
      en: 'This installation does not allow calls to {address}[ ({reason})]',
      zh: '本系统不允许访问 {address}[（{reason}）]',
    },
    hint: {
      en: 'Internal addresses must be allowed by the administrator (FLOWBRIDGE_EGRESS_ALLOW).',
      zh: '内网地址需由管理员放行（FLOWBRIDGE_EGRESS_ALLOW）。',
    },
  },
  'connector.tlsRefused': {
    message: {
      en: 'The certificate of {system} is not trusted[ ({reason})]',
      zh: '{system} 的证书不受信任[（{reason}）]',
    },
    hint: {
      en: 'Install a valid certificate, or tick “accept self-signed” in the connection if you know this server.',
      zh: '请安装有效证书；若确认该服务器可信，可在连接中勾选“接受自签名证书”。',
    },
  },
  'connector.invalidInput': {
    message: { en: 'Input “{field}”: {reason}', zh: '输入“{field}”有误：{reason}' },
    hint: { en: 'Correct this input of the step.', zh: '请修正该节点的此项输入。' },
  },
  'connector.invalidConnection': {
    message: { en: 'Connection setting “{field}”: {reason}', zh: '连接设置“{field}”有误：{reason}' },
    hint: { en: 'Open the connection and complete it.', zh: '请打开该连接并补全设置。' },
  },
  'connector.noConnection': {
    message: { en: 'No connection is chosen for {system}', zh: '尚未为 {system} 选择连接' },
    hint: { en: 'Choose or create a connection for this step.', zh: '请为该节点选择或新建连接。' },
  },
  'connector.unknownAction': {
    message: { en: '{system} has no action “{action}”', zh: '{system} 没有执行动作“{action}”' },
    hint: {
      en: 'The connector may have changed; choose the action again.',
      zh: '连接器可能已变更，请重新选择执行动作。',
    },
  },
  'connector.cancelled': {
    message: { en: 'The call to {system} was cancelled', zh: '对 {system} 的调用已取消' },
    hint: { en: 'A write may have happened: check in the system.', zh: '写操作可能已生效，请在系统中核对。' },
  },
  'connector.internalError': {
    message: { en: 'The connector {system} broke', zh: '连接器 {system} 出现内部错误' },
    hint: { en: 'This is a fault of the connector; report it.', zh: '这是连接器的缺陷，请反馈。' },
  },
};

/** The known `reason` values in Chinese; the English ones are the values themselves. */
const reasons: Record<string, string> = {
  missing: '未填写',
  'not a number': '不是数字',
  'not a whole number': '不是整数',
  'not true or false': '不是是/否值',
  'not a list': '不是列表',
  'not an object': '不是对象',
  'not a web address': '不是网址',
  'not one of the choices': '不在可选值内',
};

function fill(template: string, details: Readonly<Record<string, unknown>>, language: Language): string {
  const value = (name: string): string | undefined => {
    const names = details.fieldNames;
    if (name === 'field' && typeof names === 'object' && names !== null && language in names) {
      return String((names as Record<string, unknown>)[language]);
    }
    const found = details[name];
    if (found === undefined || found === null || found === '') return undefined;
    const text = String(found);
    return name === 'reason' && language === 'zh' ? (reasons[text] ?? text) : text;
  };
  const insert = (part: string) => part.replace(/\{(\w+)\}/g, (_, name: string) => value(name) ?? '');
  const optional = template.replace(/\[([^\]]*)\]/g, (_, part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].every((match) => value(match[1] ?? '') !== undefined) ? part : '',
  );
  return insert(optional);
}

/**
 * Puts a connector failure into words. `details` are those of the failure; `details.systemNames` (`{ en, zh }`), when
 * present, names the system. Example: `describeConnectorError('connector.notFound', { system: 'sap-b1' }, 'en')`.
 */
export function describeConnectorError(
  code: ConnectorErrorCode,
  details: Readonly<Record<string, unknown>>,
  language: Language,
): { userMessage: string; hint: string } {
  const names = details.systemNames;
  const named =
    typeof names === 'object' && names !== null && language in names
      ? { ...details, system: (names as Record<string, unknown>)[language] }
      : details;
  const text = texts[code];
  return { userMessage: fill(text.message[language], named, language), hint: text.hint[language] };
}
