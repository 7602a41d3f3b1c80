export type ControlErrorCode =
  | 'badClock'
  | 'badFault'
  | 'badJson'
  | 'badBody'
  | 'notFound'
  | 'refused'
  | 'crossSite'
  | 'methodNotAllowed';

/** A refusal of the control API (`/__sim/…`): answered as `{ error: { code, message } }`. */
export class ControlError extends Error {
  readonly status: number;
  readonly code: ControlErrorCode;

  constructor(status: number, code: ControlErrorCode, message: string) {
    super(message);
    this.name = 'ControlError';
    this.status = status;
    this.code = code;
  }
}
