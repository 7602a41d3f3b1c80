export {
  decryptSecret,
  encryptSecret,
  type KeyOwner,
  type Keyring,
  newDataKey,
  newMasterKey,
  openKeyring,
  rewrapDataKey,
} from './keyring.ts';
export { REDACTED, redactor } from './redact.ts';
export { SecretsError, type SecretsErrorCode } from './secrets-error.ts';
export { checkWaitToken, type WaitPlace, waitPath, waitToken } from './wait-token.ts';
