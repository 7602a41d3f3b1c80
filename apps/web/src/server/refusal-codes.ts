import type { RefusalCode } from '@flowbridge/api/router';

/** Every refusal code of the control plane; a new one does not compile until it stands here and in the texts. */
export const REFUSAL_CODES: Record<RefusalCode, true> = {
  unauthenticated: true,
  forbidden: true,
  crossSite: true,
  notFound: true,
  nameTaken: true,
  revisionConflict: true,
  connectionInUse: true,
  lastOwner: true,
  runNotEnded: true,
  runEnded: true,
  invalidInput: true,
  commandRefused: true,
  documentInvalid: true,
  flowHasProblems: true,
  notPublished: true,
  triggerMissing: true,
  unknownConnector: true,
  methodNotAllowed: true,
  bodyTooLarge: true,
  malformedJson: true,
  tenantRequired: true,
  tooManyRequests: true,
  testTimedOut: true,
  internalError: true,
};
