/** Keys by which a person's programs and command line work over REST in that person's name. */
import { z } from 'zod';

/** How long a key may be good, in days; null: until it is revoked. */
export const apiKeyDays = [30, 90, 365] as const;

export const createApiKeyInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  days: z.literal(apiKeyDays).nullable(),
  /** Good in every tenant its person belongs to, now and later; otherwise in this one only. */
  allTenants: z.boolean(),
});
export type CreateApiKeyInput = z.infer<typeof createApiKeyInput>;

export type ApiKeyItem = {
  id: string;
  name: string;
  /** How it begins; null: of a key from before this was kept. */
  prefix: string | null;
  allTenants: boolean;
  /** It opens from the installation's own machine only. */
  thisMachineOnly: boolean;
  createdAt: string;
  /** In this tenant, to the minute. */
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
  /** An administrator has shut it out of this tenant; elsewhere it may be good. */
  closedAt: string | null;
  /** Whose it is. */
  person: { id: string; name: string };
};

/** `key` is shown this once. */
export type CreatedApiKey = ApiKeyItem & { key: string };
