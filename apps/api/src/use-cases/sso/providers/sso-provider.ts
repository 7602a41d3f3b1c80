/** What every kind of identity provider does for a sign-in. One module per kind; `open-sso-provider.ts` picks it. */
import type { SsoTest } from '../../../contract/sso.ts';

/** What is kept from the way there for the way back. Who has no use for nonce and verifier leaves them. */
export type SsoJourney = { state: string; nonce: string; codeVerifier: string; redirectUri: string };

/** Whom a provider vouches for. */
export type SsoPerson = {
  /** Never given to another person. */
  subject: string;
  name: string;
  /** Lower case, and only when the provider vouches for it; null otherwise. */
  email: string | null;
  /** What the provider's administrator knows the person by, where that is not an e-mail. */
  knownAs: string | null;
  groups: string[];
  /** For signing out at the provider; null where there is nothing to sign out of. */
  idToken: string | null;
};

export type SsoProvider = {
  /** Where to send the browser. */
  authorize(journey: SsoJourney): Promise<URL>;
  /** Who came back. `search` is the answer's query as it came, with `?`. */
  identify(journey: SsoJourney & { search: string }): Promise<SsoPerson>;
  test(redirectUri: string): Promise<SsoTest>;
  /** Where to go to be signed out there; undefined where that does not exist. */
  endSession(session: { idToken: string; signedOutUri: string }): Promise<URL | undefined>;
};
