import { z } from 'zod';
import { type Role, roles } from './access.ts';
import { idInput } from './paging.ts';

export type Me = {
  user: { id: string; name: string; email: string };
  tenants: { id: string; code: string; name: string; role: Role }[];
};

export type MemberItem = { userId: string; name: string; email: string; role: Role; since: string };

export const changeRoleInput = z.strictObject({ userId: idInput, role: z.enum(roles) });
export type ChangeRoleInput = z.infer<typeof changeRoleInput>;

export const removeMemberInput = z.strictObject({ userId: idInput });
export type RemoveMemberInput = z.infer<typeof removeMemberInput>;

export const createCredentialInput = z.strictObject({ name: z.string().trim().min(1).max(200) });
export type CreateCredentialInput = z.infer<typeof createCredentialInput>;

export type CredentialItem = {
  id: string;
  name: string;
  /** Last four characters of the AppCode. */
  hint: string;
  createdAt: string;
  revokedAt: string | null;
};

/** `appCode` is shown this once. */
export type CreatedCredential = CredentialItem & { appCode: string };
