import { jsonAnswer, type SimAnswer } from '../simulation/sim-http.ts';

/** A refusal: HTTP 200 with an errcode. Callers go by the number; the words change and end with a hint. */
export class WecomError extends Error {
  readonly errcode: number;

  constructor(errcode: number, message: string) {
    super(message);
    this.name = 'WecomError';
    this.errcode = errcode;
  }
}

export function wecomAnswer(value: Record<string, unknown> = {}): SimAnswer {
  return jsonAnswer(200, { errcode: 0, errmsg: 'ok', ...value });
}

export function wecomErrorAnswer({ errcode, message }: WecomError): SimAnswer {
  const hint = `hint: [${Date.now()}], from ip: 127.0.0.1, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`;
  return jsonAnswer(200, { errcode, errmsg: `${message}, ${hint}` });
}
