/** How callers of HTTP triggers prove themselves; what is kept of it depends on the kind. */
export type ApiCredentialKind = 'appCode' | 'basic' | 'hmacKey' | 'jwtSecret';

export type ApiCredentialRow = {
  id: string;
  kind: ApiCredentialKind;
  name: string;
  /** With `basic` only. */
  userName: string | null;
  hint: string;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  /** To the minute. */
  lastUsedAt: Date | null;
  /** The flows whose triggers it opens; empty: those of every flow. */
  flowIds: string[];
  /** The value from before a rotation: good until then, its last characters, used last. */
  formerUntil: Date | null;
  formerHint: string | null;
  formerLastUsedAt: Date | null;
};

/** The columns of `ApiCredentialRow`, for Prisma's `select`: never the value. */
export const API_CREDENTIAL_FIELDS = {
  id: true,
  kind: true,
  name: true,
  userName: true,
  hint: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  lastUsedAt: true,
  flowIds: true,
  formerUntil: true,
  formerHint: true,
  formerLastUsedAt: true,
} as const;

type Stored = Omit<ApiCredentialRow, 'kind'> & { kind: string };

export function apiCredentialRow(row: Stored): ApiCredentialRow {
  const kind = KINDS.find((each) => each === row.kind);
  if (!kind) throw new Error(`credential of kind ${row.kind} (cannotHappen: credentialKind)`);
  return { ...row, kind };
}

const KINDS: readonly ApiCredentialKind[] = ['appCode', 'basic', 'hmacKey', 'jwtSecret'];
