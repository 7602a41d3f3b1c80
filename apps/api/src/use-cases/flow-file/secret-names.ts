/** Names of what nobody else may read. */
const SECRET_WORDS = new Set([
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'token',
  'authorization',
  'cookie',
  'apikey',
  'credential',
]);
const SECRET_PAIRS = new Set(['api key', 'private key', 'access key', 'secret key', 'sign key']);

/** `X-Api-Key`, `clientSecret`, `access_token`, `Authorization`: named like something nobody else may read. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  return SECRET_WORDS.has(last) || SECRET_PAIRS.has(words.slice(-2).join(' '));
}
