/**
 * Secrets typed into addresses: `https://user:password@host`, `?access_token=…`, the key of a chat robot. They stand in the midst
 * of texts – fields, code, notes – so only they go; expressions in their place stay.
 */
import { isSecretName } from './secret-names.ts';

const USER_INFO = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@:"'`{}]*:[^\s/@"'`{}]+@/gi;
const QUERY = /([?&;])([\w.[\]-]+)=([^&#;\s"'`{}<>]+)/g;
/** Names that mean a secret in an address only, and there only before something long enough to be one. */
const IN_ADDRESSES = /^(key|sig|sign|signature|ticket)$/i;
const SHORTEST_KEY = 16;

export function withoutSecretsOfAddresses(text: string): string {
  return text
    .replace(USER_INFO, '$1')
    .replace(QUERY, (whole, mark: string, name: string, value: string) =>
      isSecretName(name) || (IN_ADDRESSES.test(name) && value.length >= SHORTEST_KEY)
        ? `${mark}${name}=`
        : whole,
    );
}
