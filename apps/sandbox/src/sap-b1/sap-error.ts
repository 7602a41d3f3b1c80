import { jsonAnswer, type SimAnswer } from '../simulation/sim-http.ts';

export type SapVersion = 'v1' | 'v2';

/** A refusal with the Service Layer's own code and text. Nothing has been changed when it is thrown. */
export class SapError extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.name = 'SapError';
    this.status = status;
    this.code = code;
  }
}

/** v1 nests the message under `value`; v2 has a flat message and the code as text. */
export function sapErrorAnswer(version: SapVersion, error: SapError): SimAnswer {
  const body =
    version === 'v1'
      ? { error: { code: error.code, message: { lang: 'en-us', value: error.message } } }
      : { error: { code: String(error.code), message: error.message } };
  return jsonAnswer(error.status, body);
}

export const invalidSession = () => new SapError(401, 301, 'Invalid session or session already timeout.');

export const loginFailed = () => new SapError(401, 100000027, 'Login failed');

export const noMatchingRecords = () => new SapError(404, -2028, 'No matching records found (ODBC -2028)');

export const invalidFilterProperty = (name: string) =>
  new SapError(400, 201, `Property '${name}' is invalid`);

export const invalidFilter = (detail: string) => new SapError(400, 201, `Invalid filter: ${detail}`);

export const invalidProperty = (name: string, element: string) =>
  new SapError(400, -1000, `Property '${name}' of '${element}' is invalid`);

export const badPatchContent = () => new SapError(400, 206, 'Bad patch content.');

export const unrecognizedPath = () => new SapError(400, 200, 'Unrecognized resource path.');

/** v1 and v2 name an unknown entity set differently. */
export const unknownEntitySet = (version: SapVersion, name: string) =>
  version === 'v1' ? unrecognizedPath() : new SapError(400, -1002, `Invalid entityset '${name}'`);

export const businessError = (code: -10 | -5002, message: string) => new SapError(400, code, message);
