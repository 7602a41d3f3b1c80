/** The engine's codes in words. A new code does not compile until both languages have it. */
import type { Bilingual } from '@flowbridge/flow';
import { codeReason } from './code-reason.ts';
import type { EngineFailureCode } from './codes.ts';
import {
  expressionReason,
  firstProblem,
  kindWord,
  megabytes,
  reasonIn,
  seconds,
  detailText as text,
} from './detail-words.ts';

type Details = Record<string, unknown>;
type Message = (details: Details, field: string | undefined) => string;

export type Wording = { message: { en: Message; zh: Message }; hint: Bilingual };

const wording = (en: Message, zh: Message, hintEn: string, hintZh: string): Wording => ({
  message: { en, zh },
  hint: { en: hintEn, zh: hintZh },
});

export const wordings: Record<EngineFailureCode, Wording> = {
  actionUnknown: wording(
    (d) => `the connector “${text(d.connector)}” has no action “${text(d.action)}”`,
    (d) => `连接器“${text(d.connector)}”没有操作“${text(d.action)}”`,
    'Choose another action, or install the connector version this flow was made with.',
    '请选择其他操作，或安装该流程所用版本的连接器。',
  ),
  alreadyResponded: wording(
    () => 'this run has already answered its caller',
    () => '本次运行已经响应过调用方',
    'Let only one respond step be reached in each run.',
    '请确保每次运行只会执行一个响应步骤。',
  ),
  answersUnreadable: wording(
    (d) => `the results of the delivery hold ${kindWord(d.found, 'en')} where a record’s answer is needed`,
    (d) => `交付结果中应为记录的应答，实际为${kindWord(d.found, 'zh')}`,
    'Give a list of objects with “key” and “ok”. The batch went out: look in the target whether its records are there.',
    '请给出含“key”和“ok”的对象数组。该批次已发出，请在目标系统中确认记录是否已存在。',
  ),
  badPattern: wording(
    (d) => `“${text(d.pattern)}” is no valid regular expression: ${text(d.reason)}`,
    (d) => `“${text(d.pattern)}”不是有效的正则表达式：${text(d.reason)}`,
    'Correct the pattern.',
    '请修改正则表达式。',
  ),
  batchInterrupted: wording(
    () => 'the run ended while the batch was being delivered: nobody knows whether the target has the record',
    () => '批次交付过程中运行结束：无法确定目标系统是否已收到该记录',
    'Look in the target. If the record is there, confirm it as delivered; if not, send it again.',
    '请在目标系统中核对：若已存在，请确认为已交付；若不存在，请重新发送。',
  ),
  codeFailed: wording(
    (d) => `the code failed${d.line === undefined ? '' : ` at line ${text(d.line)}`}: ${codeReason(d, 'en')}`,
    (d) => `代码执行出错${d.line === undefined ? '' : `（第 ${text(d.line)} 行）`}：${codeReason(d, 'zh')}`,
    'Correct the code, or guard it against the input shown in the step.',
    '请修改代码，或根据步骤中显示的输入增加判断。',
  ),
  decidedAsFailed: wording(
    (d) => `somebody decided that this call counts as failed${d.by === undefined ? '' : ` (${text(d.by)})`}`,
    (d) => `已由人工判定该调用失败${d.by === undefined ? '' : `（${text(d.by)}）`}`,
    'Look at the business system, then retry the run from this step.',
    '请先核对业务系统，再从该步骤重试。',
  ),
  expressionFailed: wording(
    (d) => expressionReason(d, 'en'),
    (d) => expressionReason(d, 'zh'),
    'Correct the expression at the marked place.',
    '请修改标出位置的表达式。',
  ),
  flowNotChosen: wording(
    () => 'no flow is chosen',
    () => '尚未选择要调用的流程',
    'Choose the flow that is called.',
    '请选择要调用的流程。',
  ),
  flowTimedOut: wording(
    (d) => `the run took longer than its limit of ${seconds(d.timeoutMs)} s`,
    (d) => `运行时间超过上限 ${seconds(d.timeoutMs)} 秒`,
    'Split the work into smaller runs, or raise the flow’s time limit.',
    '请将任务拆分为多次运行，或调大流程的超时时间。',
  ),
  internalError: wording(
    () => 'something unforeseen happened inside Flowbridge',
    () => 'Flowbridge 内部发生了意外错误',
    'Retry the run. If it happens again, send the run’s id to support: the log holds the cause.',
    '请重试；若再次出现，请将运行 ID 发给技术支持，原因已记录在日志中。',
  ),
  invalidHeader: wording(
    (d) => `the header “${text(d.name)}” holds a line break`,
    (d) => `响应头“${text(d.name)}”中含有换行`,
    'Remove the line break from the header’s value.',
    '请去掉响应头值中的换行。',
  ),
  invalidJson: wording(
    (d) =>
      `this is not JSON (${text(d.reason)})${d.beginning ? `; it begins with “${text(d.beginning)}”` : ''}`,
    (d) => `内容不是有效的 JSON（${text(d.reason)}）${d.beginning ? `，开头为“${text(d.beginning)}”` : ''}`,
    'Look at the text in the step’s input; the sending system may have answered an error page.',
    '请检查该步骤的输入文本，对方系统可能返回了错误页面。',
  ),
  invalidSize: wording(
    (d) => `${kindWord(d.found, 'en')} is no number of elements`,
    (d) => `${kindWord(d.found, 'zh')}不是有效的数量`,
    'Give a whole number from 1: how many elements a part has.',
    '请填写不小于 1 的整数，即每份的元素数量。',
  ),
  invalidStatus: wording(
    (d) => `“${text(d.found)}” is no HTTP status`,
    (d) => `“${text(d.found)}”不是有效的 HTTP 状态码`,
    'Use a whole number from 100 to 599.',
    '请使用 100 到 599 之间的整数。',
  ),
  itemsNotAList: wording(
    (d) => `${kindWord(d.found, 'en')} was given where a list is needed`,
    (d) => `需要数组，实际为${kindWord(d.found, 'zh')}`,
    'Pick a list. If the value is JSON text, parse it first; if an expression may give one value, write [ … ] around it.',
    '请选择数组；若为 JSON 文本请先解析；若表达式可能只得到一个值，请用 [ … ] 包起来。',
  ),
  mappingFailed: wording(
    (d) => firstProblem(d, 'en'),
    (d) => firstProblem(d, 'zh'),
    'Correct the mapping row or the source data; the step’s details list every field with a problem.',
    '请修改映射行或源数据；步骤详情中列出了所有有问题的字段。',
  ),
  notAList: wording(
    (d) => `the comparison “in” needs a list, not ${kindWord(d.found, 'en')}`,
    (d) => `“属于”比较需要数组，实际为${kindWord(d.found, 'zh')}`,
    'Give a list, or values separated by commas.',
    '请给出数组，或用逗号分隔的多个值。',
  ),
  notANumber: wording(
    (d) => `${kindWord(d.found, 'en')} was given where a number is needed`,
    (d) => `需要数字，实际为${kindWord(d.found, 'zh')}`,
    'Give a number, or convert the text with toNumber().',
    '请给出数字，或用 toNumber() 转换文本。',
  ),
  notATime: wording(
    (d) => `“${text(d.found)}” is no point in time`,
    (d) => `“${text(d.found)}”不是有效的时间`,
    'Give an ISO 8601 time such as 2026-03-01T08:00:00+08:00.',
    '请给出 ISO 8601 时间，例如 2026-03-01T08:00:00+08:00。',
  ),
  notComparable: wording(
    (d) => `${kindWord(d.left, 'en')} and ${kindWord(d.right, 'en')} cannot be compared by size`,
    (d) => `${kindWord(d.left, 'zh')}与${kindWord(d.right, 'zh')}无法比较大小`,
    'Compare numbers with numbers and texts with texts; convert one side first.',
    '请用数字与数字、文本与文本比较，必要时先转换类型。',
  ),
  notInLoop: wording(
    (d) => `“${text(d.kind)}” stands outside a loop`,
    (d) => `“${text(d.kind)}”不在循环内`,
    'Move the step into a loop, or end the run with a terminate step.',
    '请将该步骤移入循环，或改用“终止”步骤。',
  ),
  recordKeyInvalid: wording(
    (d) => `record ${text(d.number)} has no usable key: ${kindWord(d.found, 'en')}`,
    (d) => `第 ${text(d.number)} 条记录的键无效：${kindWord(d.found, 'zh')}`,
    'Give every record a text or number of 1 to 400 characters that is its own.',
    '请为每条记录指定唯一的键：1 到 400 个字符的文本或数字。',
  ),
  recordRefused: wording(
    (d) => text(d.answer) || 'the target refused the record',
    (d) => text(d.answer) || '目标系统拒绝了该记录',
    'Correct the record at its source, or the mapping, and send it again.',
    '请在来源系统修正该记录或调整映射，然后重新发送。',
  ),
  redirectWithoutAddress: wording(
    () => 'the redirect has no usable address',
    () => '重定向缺少有效地址',
    'Give the address the caller is sent to.',
    '请填写要跳转到的地址。',
  ),
  requiredInputMissing: wording(
    () => 'this field is required but has no value',
    () => '必填项没有值',
    'Fill the field; if it takes its value from an earlier step, look at what that step gave.',
    '请填写该字段；若取自前面的步骤，请检查该步骤的输出。',
  ),
  schemaMismatch: wording(
    (d) => `“${text(d.at) || '$'}” should be ${text(d.expected)} but is ${kindWord(d.found, 'en')}`,
    (d) => `“${text(d.at) || '$'}”应为 ${text(d.expected)}，实际为${kindWord(d.found, 'zh')}`,
    'Compare the data with the schema of the step; adjust the one that is wrong.',
    '请对照步骤的数据结构检查数据，修改不正确的一方。',
  ),
  stepTimedOut: wording(
    (d) => `no result within ${seconds(d.timeoutMs)} s`,
    (d) => `${seconds(d.timeoutMs)} 秒内没有结果`,
    'Check whether the system is reachable, or raise the step’s timeout.',
    '请检查对方系统是否可用，或调大该步骤的超时时间。',
  ),
  subFlowCancelled: wording(
    () => 'the called flow was cancelled',
    () => '被调用的流程已被取消',
    'Open the called run to see who cancelled it.',
    '请打开被调用的运行记录查看取消原因。',
  ),
  subFlowFailed: wording(
    (d) => `the called flow failed${text(d.reason) === '' ? '' : `: ${text(d.reason)}`}`,
    (d) => `被调用的流程执行失败${text(d.reason) === '' ? '' : `：${text(d.reason)}`}`,
    'Open the called run: it shows the step that failed.',
    '请打开被调用的运行记录，查看出错的步骤。',
  ),
  subFlowMissing: wording(
    () => 'the called flow does not exist, is not published, or has no manual trigger',
    () => '被调用的流程不存在、未发布或没有手动触发器',
    'Publish the flow with a manual trigger, or choose another one.',
    '请发布带手动触发器的流程，或选择其他流程。',
  ),
  subFlowSkipped: wording(
    () => 'another run of the called flow has not ended, and its overlap policy skips what comes meanwhile',
    () => '被调用的流程还有未结束的运行，其重叠策略会跳过其间的调用',
    'Call it again later, or choose another overlap policy in the settings of the called flow.',
    '请稍后重试，或在被调用流程的设置中选择其他重叠策略。',
  ),
  subFlowTooDeep: wording(
    (d) => `flows call each other more than ${text(d.limit)} deep`,
    (d) => `流程嵌套调用超过 ${text(d.limit)} 层`,
    'Look for a flow that calls itself without an end.',
    '请检查是否存在无限递归调用。',
  ),
  terminatedAsFailed: wording(
    (d) => text(d.terminatedWith) || 'the flow ended the run as failed',
    (d) => text(d.terminatedWith) || '流程主动以失败结束',
    'The flow itself decided this: look at the steps before it.',
    '这是流程自身的判断，请查看之前的步骤。',
  ),
  tooManySteps: wording(
    (d) => `the run executed more than ${text(d.maxSteps)} steps`,
    (d) => `运行的步骤数超过上限 ${text(d.maxSteps)}`,
    'Look for a loop that never ends, or split the work into smaller runs.',
    '请检查是否有死循环，或将任务拆分为多次运行。',
  ),
  tooManyTurns: wording(
    (d) => `the loop’s condition still held after ${text(d.maxTurns)} turns`,
    (d) => `循环 ${text(d.maxTurns)} 次后条件仍然成立`,
    'Make sure the body changes what the condition looks at, or raise the maximum number of turns.',
    '请确认循环体会改变条件中的值，或调大最大循环次数。',
  ),
  unsafePattern: wording(
    (d) => reasonIn(d.reason, 'en') || `the pattern “${text(d.pattern)}” could take endlessly long`,
    (d) => reasonIn(d.reason, 'zh') || `正则表达式“${text(d.pattern)}”可能无限耗时`,
    'Avoid a repetition inside a repetition, such as (a+)+, and limit the text’s length first.',
    '请避免重复中再嵌套重复（如 (a+)+），并先限制文本长度。',
  ),
  valueTooDeep: wording(
    (d) => `the value is nested deeper than ${text(d.limit)} levels`,
    (d) => `数据嵌套超过 ${text(d.limit)} 层`,
    'Take only the part of the value that is needed.',
    '请只取需要的部分。',
  ),
  valueTooLarge: wording(
    (d) => `the value is larger than ${megabytes(d.limitBytes)} MB`,
    (d) => `数据大小超过 ${megabytes(d.limitBytes)} MB`,
    'Read it in pages, select fewer fields, or hand it on as a file.',
    '请分页读取、减少字段，或以文件方式传递。',
  ),
  variableNotInitialised: wording(
    (d) => `the variable “${text(d.name)}” has not been initialised`,
    (d) => `变量“${text(d.name)}”尚未初始化`,
    'Put an “initialise variable” step before it; one inside a loop counts only within the iteration.',
    '请在此之前添加“初始化变量”步骤；循环内初始化的变量只在当次循环内有效。',
  ),
  variableTypeMismatch: wording(
    (d) => `the variable “${text(d.name)}” needs ${text(d.type)}, not ${kindWord(d.found, 'en')}`,
    (d) => `变量“${text(d.name)}”需要 ${text(d.type)} 类型，实际为${kindWord(d.found, 'zh')}`,
    'Convert the value first, or change the type of the variable.',
    '请先转换类型，或修改变量类型。',
  ),
  waitTimedOut: wording(
    () => 'nobody called the address before the deadline',
    () => '截止时间前未收到回调',
    'Ask the other system why it did not call, or give it more time.',
    '请确认对方系统未回调的原因，或延长等待时间。',
  ),
};
