/** Connectors and functions of a tenant's own: drafts that are edited, versions that flows run with. */
import {
  type ConnectorDraft,
  connectorDraft,
  customConnectorKey,
  type FunctionDraft,
  functionDraft,
  functionKey,
  type PartProblem,
} from '@flowbridge/connector-sdk/custom';
import type { Problem } from '@flowbridge/flow';
import { z } from 'zod';
import { byId, idInput } from './paging.ts';
import type { ValueUsage } from './tenant-values.ts';

export type CustomPartKind = 'connector' | 'function';

const name = z.string().trim().min(1).max(100);

export const createPartInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('connector'), key: customConnectorKey, name }),
  z.strictObject({ kind: z.literal('function'), key: functionKey, name }),
]);
export type CreatePartInput = z.infer<typeof createPartInput>;

/** By its kind; a draft of the other kind is refused. */
const draft = z.union([connectorDraft, functionDraft]);
export type PartDraft = ConnectorDraft | FunctionDraft;

const revision = z.int().min(1);

export const savePartInput = z.strictObject({
  id: idInput,
  /** The draft this one was made from. */
  revision,
  draft,
});
export type SavePartInput = z.infer<typeof savePartInput>;

export const publishPartInput = z.strictObject({
  id: idInput,
  revision,
  changelog: z.string().trim().max(2_000).optional(),
});
export type PublishPartInput = z.infer<typeof publishPartInput>;

export const partBreaksInput = z.strictObject({
  id: idInput,
  /** As it stands on the screen; absent: the saved one. */
  draft: draft.optional(),
});
export type PartBreaksInput = z.infer<typeof partBreaksInput>;

export const partVersionInput = z.strictObject({ id: idInput, number: z.int().min(1) });
export type PartVersionInput = z.infer<typeof partVersionInput>;

export const tryFunctionInput = byId;

export type PartItem = {
  id: string;
  kind: CustomPartKind;
  key: string;
  /** Of the newest version, else of the draft. */
  names: { en: string; zh: string };
  /** Null before the first. */
  version: number | null;
  /** Actions of a connector's newest version. */
  actions: number;
  usedByFlows: number;
  updatedAt: string;
};

export type PartVersionItem = {
  number: number;
  changelog: string | null;
  author: { id: string; name: string } | null;
  createdAt: string;
  /** Flows whose published version runs with it. */
  usedByFlows: number;
};

export type PartDetail = {
  id: string;
  key: string;
  revision: number;
  /** Null before the first. */
  version: number | null;
  versions: PartVersionItem[];
  updatedAt: string;
  /** What is wrong with the draft; a draft with problems cannot be published. */
  problems: PartProblem[];
  /** The draft says something else than the newest version. */
  changed: boolean;
} & ({ kind: 'connector'; draft: ConnectorDraft } | { kind: 'function'; draft: FunctionDraft });

export type SavedPart = { revision: number; problems: PartProblem[]; changed: boolean };

export type PartUsages = {
  flows: ValueUsage[];
  /** Of a connector. */
  connections: { id: string; name: string }[];
};

/** Flows whose drafts would have problems with the next version that they have not with the newest one; those with errors first. */
export type PartBreaks = {
  flows: {
    id: string;
    name: string;
    /** A version of it is published; that one goes on as it is. */
    published: boolean;
    /** `step`: what the step is called; null for a trigger or the flow itself. */
    problems: (Problem & { step: string | null })[];
  }[];
};

export type TrialCase = {
  name: string;
  /** passed: as expected, or nothing was expected and the output is as declared. */
  state: 'passed' | 'differs' | 'failed';
  output?: unknown;
  message?: { en: string; zh: string };
  /** Line of the source. */
  line?: number;
  log: string[];
  ms: number;
};

export type FunctionTrial = { at: string; results: TrialCase[] };

export type CatalogNews = {
  /** Another text whenever the tenant's own connectors and functions have other versions than before. */
  revision: string;
  /** How long ago the newest version was made; null: there is none. */
  ageMs: number | null;
};
