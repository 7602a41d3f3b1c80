/**
 * What connector authors throw, and nothing else: `TerminalError` when repeating cannot help, `RetryableError` when it can.
 * Anything else thrown is a surprise and becomes `connector.internalError` at the invoker's edge.
 */
import type { ConnectorErrorCode } from './error-codes.ts';

/** Values for the wording and for flows (`error.vendorCode`, `error.vendorText`). Never secrets, cookies or tokens. */
export type ConnectorErrorDetails = {
  /** The connector's key. */
  system?: string;
  /** HTTP status of the answer. */
  status?: number;
  /** The system's own error code and text, untouched. */
  vendorCode?: string | number;
  vendorText?: string;
  /** Origin and path that were called, without the query. */
  address?: string;
  /** Key of the input or connection setting at fault, and its display names. */
  field?: string;
  fieldNames?: { en: string; zh: string };
  /** What is wrong with it, in one word group: `missing`, `not a number`. */
  reason?: string;
  /** The limit that was passed; bytes, pages or milliseconds by code. */
  limit?: number;
  /** A write was sent and its outcome is not known. */
  mayHaveHappened?: boolean;
  /** Start of an answer that could not be read, at most 500 characters. */
  preview?: string;
  /** Further values of one connector, for example the state found. */
  [more: string]: unknown;
};

export type ConnectorErrorOptions = {
  code: ConnectorErrorCode;
  /** For the log: one English line without secrets. */
  message: string;
  details?: ConnectorErrorDetails;
  cause?: unknown;
};

export class TerminalError extends Error {
  override readonly name = 'TerminalError';
  readonly code: ConnectorErrorCode;
  readonly details: ConnectorErrorDetails;
  constructor(options: ConnectorErrorOptions) {
    super(options.message, { cause: options.cause });
    this.code = options.code;
    this.details = options.details ?? {};
  }
}

export class RetryableError extends Error {
  override readonly name = 'RetryableError';
  readonly code: ConnectorErrorCode;
  readonly details: ConnectorErrorDetails;
  /** Milliseconds the system asked to wait, or that are known to be sensible. */
  readonly afterMs: number | undefined;
  constructor(options: ConnectorErrorOptions & { afterMs?: number | undefined }) {
    super(options.message, { cause: options.cause });
    this.code = options.code;
    this.details = options.details ?? {};
    this.afterMs = options.afterMs;
  }
}

export type ConnectorError = TerminalError | RetryableError;

export function isConnectorError(error: unknown): error is ConnectorError {
  return error instanceof TerminalError || error instanceof RetryableError;
}
