import { asJson } from '../database/as-json.ts';
import type { Database } from '../database/open-database.ts';

export type NewSetup = {
  id: string;
  tenantId: string;
  userId: string | null;
  templateId: string;
  templateVersion: number;
  /** Of what it makes. */
  name: string;
  step: string;
  choices: object;
  connectionIds: string[];
};

/** Begins a setup that has made no flow yet. */
export async function insertSetup(db: Database, { choices, ...setup }: NewSetup): Promise<void> {
  await db.prisma.flowSetup.create({ data: { ...setup, choices: asJson(choices) } });
}
