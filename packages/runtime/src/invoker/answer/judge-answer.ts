/**
 * What an answer means, by the connector's rules and never by "HTTP 2xx" alone: success, an ended session, or an error with
 * its kind, the vendor's own code and text, and whether repeating can help.
 */
import {
  type ConnectorError,
  type ConnectorErrorCode,
  type ConnectorErrorDetails,
  type Effect,
  type ErrorRule,
  type ExpiredRule,
  RetryableError,
  type SuccessRule,
  TerminalError,
} from '@flowbridge/connector-sdk';
import { readPointer } from '../json-pointer.ts';
import { retryAfterMs } from './retry-after.ts';

export type JudgedAnswer = {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: unknown;
  text: string;
  brokenJson: boolean;
};

export type Judgement =
  | { kind: 'success' }
  | { kind: 'expired' }
  /** One call too many: it was not carried out. `askedMs`: the pause the answer asks for; `baseMs`: the first one without. */
  | { kind: 'throttled'; error: RetryableError; askedMs: number | undefined; baseMs: number }
  | { kind: 'error'; error: ConnectorError };

export type JudgeRules = {
  success: SuccessRule | undefined;
  error: ErrorRule | undefined;
  /** Only for connections with a session. */
  expired: ExpiredRule | undefined;
  /** Replaces `success`. */
  expected: ((status: number) => boolean) | undefined;
};

export function judgeAnswer(
  answer: JudgedAnswer,
  rules: JudgeRules,
  call: { system: string; address: string; effect: Effect; nowMs: number },
): Judgement {
  if (rules.expired !== undefined && isExpired(answer, rules.expired)) return { kind: 'expired' };
  const baseMs = throttleMs(answer, rules.error);
  if (baseMs !== undefined) {
    const askedMs = retryAfterMs(answer.headers['retry-after'], call.nowMs);
    const { message, details } = errorParts(answer, rules, call);
    const afterMs = askedMs ?? baseMs;
    const error = new RetryableError({ code: 'connector.throttled', message, details, afterMs });
    return { kind: 'throttled', error, askedMs, baseMs };
  }
  if (succeeded(answer, rules)) return { kind: 'success' };
  return { kind: 'error', error: errorOf(answer, rules, call) };
}

function isExpired(answer: JudgedAnswer, rule: ExpiredRule): boolean {
  if (rule.statuses?.includes(answer.status) === true) return true;
  return (rule.body ?? []).some(({ pointer, values }) => {
    const found = readPointer(answer.body, pointer);
    return found !== undefined && values.some((value) => String(value) === String(found));
  });
}

function succeeded(answer: JudgedAnswer, rules: JudgeRules): boolean {
  if (rules.expected !== undefined) return rules.expected(answer.status) && !answer.brokenJson;
  const statusFine =
    rules.success?.statuses?.includes(answer.status) ?? (answer.status >= 200 && answer.status < 300);
  if (!statusFine || answer.brokenJson) return false;
  const wanted = rules.success?.body;
  if (wanted === undefined) return true;
  const found = readPointer(answer.body, wanted.pointer);
  return found === undefined
    ? wanted.optional === true && !isUnreadable(answer)
    : String(found) === String(wanted.equals);
}

/** A system that always speaks JSON answered text: a proxy's or a punishment page. */
function isUnreadable(answer: JudgedAnswer): boolean {
  return typeof answer.body === 'string';
}

const FIRST_PAUSE_MS = 1000;

/** Whether an answer means "slow down": the first pause of its rule. */
function throttleMs(answer: JudgedAnswer, rule: ErrorRule | undefined): number | undefined {
  const { status, headers } = answer;
  const known = status === 429 || (status === 503 && headers['retry-after'] !== undefined);
  if (rule?.throttles === undefined) return known ? FIRST_PAUSE_MS : undefined;
  const code = vendorCode(answer, rule);
  for (const each of rule.throttles) {
    const byCode =
      code !== undefined &&
      ((each.codes ?? []).some((one) => String(one) === String(code)) ||
        (each.codePrefixes ?? []).some((prefix) => String(code).startsWith(prefix)));
    const byStatus = each.statuses?.includes(status) === true;
    if (byCode || byStatus || (each.texts ?? []).some((text) => answer.text.includes(text))) {
      return each.afterMs ?? FIRST_PAUSE_MS;
    }
  }
  return known ? FIRST_PAUSE_MS : undefined;
}

/** What every error of an answer says. */
function errorParts(answer: JudgedAnswer, rules: JudgeRules, call: { system: string; address: string }) {
  const code = vendorCode(answer, rules.error);
  const text = vendorText(answer, rules.error);
  const details: ConnectorErrorDetails = {
    system: call.system,
    status: answer.status,
    address: call.address,
    ...(code === undefined ? {} : { vendorCode: code }),
    ...(text === undefined ? {} : { vendorText: text }),
  };
  const message = `${call.address} answered ${answer.status}${code === undefined ? '' : ` (${code})`}${text === undefined ? '' : `: ${text}`}`;
  return { code, message, details };
}

function errorOf(
  answer: JudgedAnswer,
  rules: JudgeRules,
  call: { system: string; address: string; effect: Effect; nowMs: number },
): ConnectorError {
  const { code, message, details } = errorParts(answer, rules, call);
  const listed = (codes: readonly (string | number)[] | undefined) =>
    code !== undefined && (codes ?? []).some((one) => String(one) === String(code));
  const make = (kind: ConnectorErrorCode, retryable: boolean, afterMs?: number): ConnectorError => {
    return retryable
      ? new RetryableError({ code: kind, message, details, afterMs })
      : new TerminalError({ code: kind, message, details });
  };
  const asked = retryAfterMs(answer.headers['retry-after'], call.nowMs);

  const declared =
    listed(rules.error?.retryableCodes) || rules.error?.retryableStatuses?.includes(answer.status) === true;
  if (answer.status >= 500) {
    const unknown = call.effect === 'write' && answer.status !== 503 && !declared;
    if (unknown) details.mayHaveHappened = true;
    return make('connector.serverError', !unknown, asked);
  }
  if (declared) return make('connector.refused', true, asked);
  if (answer.brokenJson || (answer.status < 400 && isUnreadable(answer))) {
    details.preview = answer.text.slice(0, 500);
    if (call.effect === 'write') details.mayHaveHappened = true;
    return make('connector.badAnswer', false);
  }
  if (answer.status === 404 || listed(rules.error?.notFoundCodes)) return make('connector.notFound', false);
  if (answer.status === 401 || answer.status === 403) return make('connector.accessDenied', false);
  return make('connector.refused', false);
}

export function vendorCode(answer: JudgedAnswer, rule: ErrorRule | undefined): string | number | undefined {
  for (const pointer of rule?.code ?? []) {
    const found = readPointer(answer.body, pointer);
    if (typeof found === 'number' || (typeof found === 'string' && found !== '')) return found;
    if (typeof found === 'bigint') return String(found);
  }
  return undefined;
}

/** The vendor's text; without a rule, or where the rule finds nothing, the start of a short plain answer. */
export function vendorText(answer: JudgedAnswer, rule: ErrorRule | undefined): string | undefined {
  for (const pointer of rule?.text ?? []) {
    const found = readPointer(answer.body, pointer);
    if (typeof found === 'string' && found !== '') return found.slice(0, 2000);
  }
  if (typeof answer.body !== 'string') return undefined;
  const plain = answer.text
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? undefined : plain.slice(0, 300);
}
