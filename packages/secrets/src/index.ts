export {
  decryptSecret,
  encryptSecret,
  type KeyOwner,
  type Keyring,
  newDataKey,
  newMasterKey,
  openKeyring,
} from './keyring.ts';
export { REDACTED, redactor } from './redact.ts';
export { SecretsError, type SecretsErrorCode } from './secrets-error.ts';
export { checkWaitToken, type WaitPlace, waitToken } from './wait-token.ts';
