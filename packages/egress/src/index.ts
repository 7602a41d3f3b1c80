// HTTP out, behind the guard.

// Which addresses may be called
export { type AddressList, createAddressList } from './address-list.ts';
export { createEgressGuard, type EgressGuard, type EgressVerdict } from './egress-guard.ts';
// How an exchange fails
export {
  AnswerTooLargeError,
  CancelledError,
  DeadlineError,
  ExchangeFailure,
  type RawAnswer,
} from './exchange.ts';
export { EgressRefusedError } from './guarded-lookup.ts';
// The client
export {
  type HttpClient,
  type HttpClientOptions,
  type OutgoingRequest,
  openHttpClient,
  type TlsSettings,
} from './http-client.ts';
export { type Abortable, callsCancelledBy } from './on-abort.ts';
