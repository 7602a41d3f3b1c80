import { randomUUID } from 'node:crypto';
import { jsonAnswer, type SimAnswer } from '../simulation/sim-http.ts';

/** `oapi`: old generation, HTTP 200 with errcode. `api`: new generation, REST with 4xx. */
export type Generation = 'oapi' | 'api';

export function generationOf(path: string): Generation {
  return /^\/v\d/.test(path) ? 'api' : 'oapi';
}

/** A refusal of the old generation: HTTP 200 with an errcode. */
export class OapiError extends Error {
  readonly errcode: number;
  /** Set for errcode 88, where the real reason stands in sub_code. */
  readonly subCode: string | undefined;

  constructor(errcode: number, message: string, subCode?: string) {
    super(message);
    this.name = 'OapiError';
    this.errcode = errcode;
    this.subCode = subCode;
  }
}

export type ApiErrorCode =
  | 'invalidClientIdOrSecret'
  | 'InvalidAuthentication'
  | 'InvalidAction.NotFound'
  | 'invalidParameter'
  | 'invalidParameter.authCode.notFound'
  | 'Forbidden.AccessDenied.IpNotInWhiteList'
  | 'processInstanceInvalidParameter'
  | 'processCodeError'
  | 'processGetFailed'
  | 'invalidAgentId'
  | 'formConverterError'
  | 'illegalComponent'
  | 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi'
  | 'Forbidden.AccessDenied.QpsLimitForApi'
  | 'TooManyRequests'
  | 'systemError';

/** A refusal of the new generation: 4xx with `{ code, message, requestid }`. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: ApiErrorCode;

  constructor(status: number, code: ApiErrorCode, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
  }
}

/** A success of the old generation. */
export function oapiAnswer(value: Record<string, unknown> = {}): SimAnswer {
  return jsonAnswer(200, { errcode: 0, errmsg: 'ok', ...value, request_id: requestId() });
}

export function apiErrorAnswer(error: ApiError): SimAnswer {
  return jsonAnswer(error.status, { code: error.code, message: error.message, requestid: requestId() });
}

export function oapiErrorAnswer(error: OapiError): SimAnswer {
  const { errcode, message, subCode } = error;
  if (subCode === undefined) return jsonAnswer(200, { errcode, errmsg: message, request_id: requestId() });
  return jsonAnswer(200, {
    errcode,
    errmsg: `ding talk error[subcode=${subCode},submsg=${message}]`,
    sub_code: subCode,
    sub_msg: message,
    request_id: requestId(),
  });
}

/** The page shown instead of any errcode once an address has been banned for calling too often. */
export const PUNISH_PAGE: SimAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html;charset=utf-8' },
  body: '{"status":1111,"wait":5,"source":"x5","punish":"deny"}',
};

function requestId(): string {
  return randomUUID().toUpperCase();
}
