/** Flows as a file: exported by one tenant, imported by another. Never holds a secret. */
import { z } from 'zod';
import { flowName, type TriggerKindName } from './flows.ts';
import { folderPath, tagName } from './folders.ts';
import { manyIds } from './many-flows.ts';
import { idInput } from './paging.ts';
import type { RefusalCode } from './refusal.ts';

export const FLOW_FILE_FORMAT = 'flowbridge.flows';

/** A flow in a file. `id` tells the calls between flows of one file apart; imported flows get ids of their own. */
export const flowInFile = z.strictObject({
  id: z.string().min(1).max(80).optional(),
  name: flowName,
  folder: folderPath.nullish(),
  tags: z.array(tagName).max(20).optional(),
  /** Checked by `parseFlowDocument`. */
  document: z.unknown(),
  /** Values of its parameters. */
  parameters: z.record(z.string(), z.json()).optional(),
  /** Which connection served what, by connector or step: found again by its name. */
  connections: z
    .record(z.string(), z.strictObject({ connector: z.string().max(80), name: z.string().max(200) }))
    .optional(),
  /** Places whose value was left out because it looked like a secret. */
  leftOut: z.array(z.string().max(500)).max(1000).optional(),
});
export type FlowInFile = z.infer<typeof flowInFile>;

export const flowFile = z.strictObject({
  format: z.literal(FLOW_FILE_FORMAT),
  formatVersion: z.literal(1),
  exportedAt: z.string().max(40).optional(),
  flows: z.array(flowInFile).min(1).max(500),
});
export type FlowFile = z.infer<typeof flowFile>;

export const exportFlowsInput = z.strictObject({ ids: manyIds });
export type ExportFlowsInput = z.infer<typeof exportFlowsInput>;

export const previewFlowFileInput = z.strictObject({ file: z.unknown() });
export type PreviewFlowFileInput = z.infer<typeof previewFlowFileInput>;

export type FlowFileItem = {
  name: string;
  folder: string | null;
  tags: string[];
  steps: number;
  triggerKinds: TriggerKindName[];
  connectors: string[];
  /** Connectors this installation has not got. */
  unknownConnectors: string[];
  /** Places whose secret has to be typed again. */
  leftOut: string[];
  /** Flows of the tenant that have this name; with one, its draft can be replaced. */
  sameName: { id: string; enabled: boolean; changedAt: string }[];
};
export type FlowFilePreview = { flows: FlowFileItem[]; newFolders: string[] };

export const importFlowsInput = z.strictObject({
  file: z.unknown(),
  /** One a flow of the file, in its order; absent: all are created. */
  choices: z
    .array(
      z.discriminatedUnion('do', [
        z.strictObject({ do: z.literal('create'), name: flowName.optional() }),
        /** The draft of this flow becomes that of the file; what is published stays. */
        z.strictObject({ do: z.literal('replace'), id: idInput }),
        z.strictObject({ do: z.literal('skip') }),
      ]),
    )
    .max(500)
    .optional(),
});
export type ImportFlowsInput = z.infer<typeof importFlowsInput>;
export type ImportChoice = NonNullable<ImportFlowsInput['choices']>[number];

export type ImportResult =
  | { ok: true; did: 'created' | 'replaced'; id: string; name: string }
  | { ok: true; did: 'skipped'; name: string }
  | { ok: false; name: string; code: RefusalCode; message: string; path?: string };
export type ImportedFlows = { results: ImportResult[] };
