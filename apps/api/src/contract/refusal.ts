/**
 * Why the control plane says no. Closed codes with details; the console puts them into words in the reader's language, REST
 * answers them as problem JSON. Anything else that goes wrong is a surprise and reaches nobody but the log (`internalError`
 * with an id).
 */

/** Every code with the HTTP status it travels as. */
export const refusalStatus = {
  unauthenticated: 401,
  keyExpired: 401,
  keyRevoked: 401,
  forbidden: 403,
  crossSite: 403,
  notFound: 404,
  nameTaken: 409,
  revisionConflict: 409,
  bindingsChanged: 409,
  connectionInUse: 409,
  templateConflict: 409,
  copyChanged: 409,
  setupOver: 409,
  upgradeNone: 409,
  upgradeUndecided: 409,
  rollbackNone: 409,
  lastOwner: 409,
  stillUsed: 409,
  memberAlready: 409,
  emailTaken: 409,
  invitationOver: 409,
  invitationForAnother: 403,
  ssoRequired: 403,
  ssoElsewhere: 403,
  ssoSecretNeeded: 422,
  credentialRevoked: 409,
  runNotEnded: 409,
  runEnded: 409,
  retryPathNotKept: 409,
  nothingToDecide: 409,
  decidedAlready: 409,
  runSkipped: 409,
  folderNotEmpty: 409,
  pollOpen: 409,
  backfillRunning: 409,
  bulkEnded: 409,
  invalidInput: 422,
  commandRefused: 422,
  documentInvalid: 422,
  flowFileInvalid: 422,
  packageInvalid: 422,
  partInvalid: 422,
  tooManyParts: 422,
  folderInItself: 422,
  folderTooDeep: 422,
  tooManyTags: 422,
  tooManyRows: 422,
  tooManyKeys: 422,
  flowHasProblems: 422,
  familyHasProblems: 422,
  notPublished: 422,
  testNeedsDraft: 422,
  flowOff: 422,
  runWithoutInput: 422,
  nothingFailed: 422,
  retryStepGone: 422,
  nothingSelected: 422,
  triggerMissing: 422,
  unknownConnector: 422,
  methodNotAllowed: 405,
  bodyTooLarge: 413,
  malformedJson: 400,
  tenantRequired: 400,
  runsPerMinuteUsedUp: 429,
  tooManyRequests: 429,
  testTimedOut: 504,
  internalError: 500,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusalStatus;

export type RefusalDetails = Record<string, unknown>;

/** A text that is at hand in both languages. */
export type InBoth = { en: string; zh: string };

/** A refusal on its way to the edge (tRPC or REST), where it is put into the protocol's form. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly details: RefusalDetails;
  /** Where in the input, for a person: `steps › 遍历草稿单 › config › items`. */
  readonly path: string | undefined;
  readonly hint: string | undefined;
  /** Message and hint in Chinese, where they are at hand; otherwise the code's words say it (packages/refusals). */
  readonly inChinese: { message?: string; hint?: string };

  constructor(
    code: RefusalCode,
    options: {
      message?: string | InBoth;
      details?: RefusalDetails;
      path?: string;
      hint?: string | InBoth;
      cause?: unknown;
    } = {},
  ) {
    const { message = code, hint, cause } = options;
    super(english(message), cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = options.details ?? {};
    this.path = options.path;
    this.hint = hint === undefined ? undefined : english(hint);
    this.inChinese = {
      ...(typeof message === 'string' ? {} : { message: message.zh }),
      ...(hint === undefined || typeof hint === 'string' ? {} : { hint: hint.zh }),
    };
  }
}

/** What may not be there, and what it is called in Chinese. */
const nouns = {
  address: '地址',
  apiKey: 'API 密钥',
  attempt: '运行次数',
  'bulk operation': '批量操作',
  connection: '连接',
  credential: '凭证',
  dataset: '数据集',
  file: '文件',
  flow: '流',
  folder: '文件夹',
  function: '函数',
  invitation: '邀请',
  item: '条目',
  lookupTable: '查找表',
  member: '成员',
  part: '自定义组件',
  record: '记录',
  run: '运行记录',
  setup: '设置向导',
  share: '共享',
  'single sign-on': '单点登录',
  step: '步骤',
  'step run': '步骤运行记录',
  template: '模板',
  tenant: '租户',
  trigger: '触发器',
  upgrade: '升级',
  value: '值',
  variable: '变量',
  version: '版本',
} as const satisfies Record<string, string>;

export type Noun = keyof typeof nouns;

const english = (text: string | InBoth): string => (typeof text === 'string' ? text : text.en);

/** What another tenant's id, a deleted row and a never existing id all answer. */
export function notFound(noun: Noun): Refusal {
  const message = { en: `No such ${noun}.`, zh: `没有这个${nouns[noun]}，可能已被移除，或属于其他租户。` };
  return new Refusal('notFound', { message, details: { noun } });
}
