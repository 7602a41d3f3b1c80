import { createPublicKey, type KeyObject } from 'node:crypto';
import { type Database, loadUsableCredentials } from '@flowbridge/db';
import type { CallerAuth, TokenAuth } from '@flowbridge/flow';
import type { Keyring } from '@flowbridge/secrets';
import { HookRefusal } from '../hook-refusal.ts';
import type { CallerCheck } from './caller-check.ts';
import { checkAppCode } from './check-app-code.ts';
import { checkPassword } from './check-password.ts';
import { beginSignature } from './check-signature.ts';
import { checkToken, type TokenKeys } from './check-token.ts';
import type { KeySets } from './key-sets.ts';
import { openKeys } from './open-keys.ts';

export type CallerCheckDeps = { db: Database; keyring: Keyring; keySets: KeySets };

/** Makes a trigger's demand on its callers into a check, with the credentials of this moment that open the flow. */
export async function prepareCallerCheck(
  deps: CallerCheckDeps,
  { tenantId, flowId, auth }: { tenantId: string; flowId: string; auth: CallerAuth },
): Promise<CallerCheck> {
  switch (auth.kind) {
    case 'none':
      return { by: 'nothing' };
    case 'appCode': {
      const wanted = { tenantId, flowId, kind: 'appCode', name: auth.credential } as const;
      const credentials = await loadUsableCredentials(deps.db, wanted);
      return { by: 'headers', check: (headers) => checkAppCode(headers, credentials) };
    }
    case 'basic': {
      const wanted = { tenantId, flowId, kind: 'basic', name: auth.credential } as const;
      const credentials = await loadUsableCredentials(deps.db, wanted);
      return { by: 'headers', check: (headers) => checkPassword(headers, credentials) };
    }
    case 'hmac': {
      const keys = await openKeys(deps, { tenantId, flowId, kind: 'hmacKey', name: auth.credential });
      return { by: 'body', begin: (headers, nowMs) => beginSignature(headers, nowMs, { auth, keys }) };
    }
    case 'jwt': {
      const keys = await tokenKeys(deps, { tenantId, flowId }, auth.keys);
      return {
        by: 'headers',
        check(headers) {
          if (keys) return checkToken(headers, { auth, keys });
          throw new HookRefusal('hook.misconfigured', 'The public key of this trigger cannot be read.');
        },
      };
    }
  }
}

async function tokenKeys(
  deps: CallerCheckDeps,
  place: { tenantId: string; flowId: string },
  keys: TokenAuth['keys'],
): Promise<TokenKeys | undefined> {
  switch (keys.from) {
    case 'credential': {
      const secrets = await openKeys(deps, { ...place, kind: 'jwtSecret', name: keys.credential });
      return { from: 'credential', secrets };
    }
    case 'address':
      return { from: 'address', set: deps.keySets.at(keys.url) };
    case 'publicKey': {
      const key = readPublicKey(keys.pem);
      return key && { from: 'publicKey', key };
    }
  }
}

function readPublicKey(pem: string): KeyObject | undefined {
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}
