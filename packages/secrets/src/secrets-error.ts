/** What can go wrong with keys and sealed texts. Details never hold key material. */
export type SecretsErrorCode = 'masterKeyInvalid' | 'sealedTextDamaged' | 'sealedTextRefused';

const MESSAGES: Record<SecretsErrorCode, string> = {
  masterKeyInvalid: 'The master key must be 32 bytes, base64. Make one with: openssl rand -base64 32',
  sealedTextDamaged: 'A sealed text is too short or of an unknown version.',
  sealedTextRefused: 'A sealed text does not open with this key: wrong master key, or moved between rows.',
};

export class SecretsError extends Error {
  override readonly name = 'SecretsError';
  readonly code: SecretsErrorCode;
  readonly details: Record<string, unknown>;

  constructor(code: SecretsErrorCode, details: Record<string, unknown>, options?: { cause: unknown }) {
    super(MESSAGES[code], options);
    this.code = code;
    this.details = details;
  }
}
