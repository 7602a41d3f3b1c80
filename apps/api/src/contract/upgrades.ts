/** Flows made from a template, brought to a newer version of it: what is available, what it would make of them, doing it, taking it back. */
import type { FlowDocument, JsonValue, OtherWord, Parameter, Problem } from '@flowbridge/flow';
import { z } from 'zod';
import { idInput } from './paging.ts';
import type { RefusalCode } from './refusal.ts';
import type { Bilingual } from './templates.ts';

const version = z.int().min(1).max(1_000_000);
const side = z.enum(['mine', 'theirs']);
const mostFlows = 200;

/** Any flow of the family stands for it. */
export const previewUpgradeInput = z.strictObject({
  id: idInput,
  /** Absent: the newest. */
  version: version.optional(),
});
export type PreviewUpgradeInput = z.infer<typeof previewUpgradeInput>;

const conflictChoices = z
  .record(z.string().max(2_000), side)
  .refine((choices) => Object.keys(choices).length <= 5_000);
const byFlow = <Value extends z.ZodType>(value: Value) =>
  z.record(idInput, value).refine((flows) => Object.keys(flows).length <= mostFlows);

const newValues = z.strictObject({
  /** Connection id by connector key, for systems the flows are not bound to yet. */
  connections: z.record(z.string().max(80), idInput).optional(),
  /** Value by parameter key, for parameters that are new in the flows or have no value. */
  parameters: z.record(z.string().max(60), z.json()).optional(),
});

export const checkUpgradeInput = z.strictObject({
  id: idInput,
  version,
  /** A side for each conflict by its id, by flow id. */
  choices: byFlow(conflictChoices).optional(),
  /** Flows of which one side is taken whole. */
  whole: byFlow(side).optional(),
  /** What counts for conflicts nobody decided; absent: they are to be decided first. */
  rest: side.optional(),
  ...newValues.shape,
});
export type CheckUpgradeInput = z.infer<typeof checkUpgradeInput>;

export const applyUpgradeInput = checkUpgradeInput.extend({
  /** Revision of each draft as it was seen, by flow id; absent (REST): whatever the drafts are. */
  revisions: byFlow(z.int().min(1)).optional(),
});
export type ApplyUpgradeInput = z.infer<typeof applyUpgradeInput>;

export const applyManyInput = z.strictObject({
  /** Each stands for its family; a family that is named twice is upgraded once and answered twice. */
  ids: z.array(idInput).min(1).max(mostFlows),
  /** wait: families with conflicts are left for somebody to decide. */
  conflicts: z.enum(['wait', 'mine', 'theirs']).default('wait'),
  /** What the families need, by the id that stands for each. */
  values: byFlow(newValues).optional(),
});
export type ApplyManyInput = z.infer<typeof applyManyInput>;

export const checkManyInput = applyManyInput;
export type CheckManyInput = z.infer<typeof checkManyInput>;

export const upgradeGroupInput = z.strictObject({ groupId: idInput });
export type UpgradeGroupInput = z.infer<typeof upgradeGroupInput>;

const boundKeys = z.array(z.string().max(200)).max(500).optional();

export const rollBackInput = upgradeGroupInput.extend({
  /** Revision of each draft as it was seen, by flow id. */
  revisions: byFlow(z.int().min(1)),
  /** `boundAs` of each flow as it was seen, by flow id; absent (REST): however they are bound. */
  boundAs: byFlow(z.string().length(64)).optional(),
  /** Which of the values that are asked about go back as well, by flow id; the others stay. */
  giveBack: byFlow(z.strictObject({ connections: boundKeys, parameters: boundKeys })).optional(),
});
export type RollBackInput = z.infer<typeof rollBackInput>;

export const listDoneInput = z.strictObject({
  /** Only those in which this flow took part. */
  flowId: idInput.optional(),
});
export type ListDoneInput = z.infer<typeof listDoneInput>;

export type UpgradeTemplate = {
  id: string;
  key: string;
  names: Bilingual;
  /** Whose it is, when it is shared with the tenant. */
  publisher: { code: string; name: string } | null;
};

export type VersionNews = { number: number; changelog: string | null; publishedAt: string };

/** A family of flows that is behind its template. */
export type UpgradeItem = {
  /** The flow that stands for the family. */
  id: string;
  flows: { id: string; name: string; version: number }[];
  template: UpgradeTemplate;
  /** The oldest version its flows come from. */
  from: number;
  to: number;
  /** The versions after `from`, newest first; at most 20. */
  news: VersionNews[];
};

export type TenantUpgrades = { tenant: { id: string; code: string; name: string }; items: UpgradeItem[] };

/** Why a flow cannot be compared with the version it comes from; null: it can. */
export type BaseLoss = 'versionGone' | 'flowMissing' | null;

/** Titles and labels of a flow whose template is drawn in both languages, as its other drawing says them. */
export type FlowWords = {
  /** The language the flow was made in; null: it is drawn once, in whatever language. */
  drawnIn: 'en' | 'zh' | null;
  otherWords: OtherWord[];
};

export type UpgradeFlow = { id: string; name: string; revision: number; from: number } & (
  | {
      kind: 'merged';
      /** With a loss, `base` is an empty drawing: whatever differs is then a conflict. */
      baseLoss: BaseLoss;
      base: FlowDocument;
      theirs: FlowDocument;
      mine: FlowDocument;
      words: FlowWords;
    }
  /** The new version has no such flow: it stays as it is. */
  | { kind: 'kept' }
);

export type UpgradePreview = Omit<UpgradeItem, 'flows'> & { flows: UpgradeFlow[] };

export type CheckedFlow = {
  id: string;
  /** Conflicts that are not decided yet. */
  open: number;
  /** False: what was chosen does not fit together. */
  fits: boolean;
  /** Of the draft as it would become; empty while it does not fit. */
  problems: Problem[];
};

export type UpgradeCheck = {
  flows: CheckedFlow[];
  /** Flows that are new and called. */
  made: { key: string; names: Bilingual; document: FlowDocument; problems: Problem[] }[];
  /** What is new in the flows and may need a value, or has none and needs one. */
  parameters: Parameter[];
  /** Keys of connectors of which a step or trigger is bound to no connection. */
  connectors: string[];
  /** What would keep flows from being published because it is not given; flows that lack nothing are left out. */
  lacks: FlowLack[];
  /** Errors that no value or connection would mend. */
  otherErrors: number;
};

/** `id`: null for a flow that is still to be made. */
export type FlowLack = {
  id: string | null;
  name: string;
  parameters: { key: string; label: string }[];
  connectors: { key: string; names: Bilingual }[];
};

export type UpgradeOutcome = {
  groupId: string;
  version: number;
  /** Of the drafts now; `made` ones are new. */
  flows: { id: string; name: string; revision: number; did: 'merged' | 'kept' | 'made' }[];
  /** Errors left in the drafts: they are to be mended before they can be published. */
  errors: number;
  /** Of these, errors that no value or connection would mend. */
  otherErrors: number;
  /** What keeps flows from being published because it is not given. */
  lacks: FlowLack[];
};

/** What became of a family; `flowIds` are all flows of it. */
export type FamilyResult =
  | ({ ok: true; flowIds: string[] } & (
      | ({ did: 'upgraded' } & Omit<UpgradeOutcome, 'flows'>)
      /** Conflicts are to be decided. */
      | { did: 'waits'; conflicts: number }
      | { did: 'upToDate' }
    ))
  | FamilyRefusal;
export type FamilyRefusal = { ok: false; code: RefusalCode; message: string; path?: string };
/** In the order of the ids that were given. */
export type FamilyResults = { results: FamilyResult[] };

/** What upgrading a family would come to. */
export type FamilyCheck =
  | ({ ok: true; flowIds: string[]; version: number } & {
      /** Still to decide. */
      conflicts: number;
      /** False: what counts by `conflicts` does not fit together; the family is to be decided one by one. */
      fits: boolean;
    } & Pick<UpgradeCheck, 'parameters' | 'connectors' | 'lacks' | 'otherErrors'>)
  | FamilyRefusal;
/** In the order of the ids that were given. */
export type FamilyChecks = { results: FamilyCheck[] };

export type UpgradeDone = {
  groupId: string;
  at: string;
  rolledBackAt: string | null;
  user: { id: string; name: string } | null;
  template: { key: string; names: Bilingual | null };
  from: number | null;
  to: number;
  /** Nothing was upgraded on top of it. */
  last: boolean;
  flows: { id: string; name: string; made: boolean; gone: boolean }[];
};
export type TenantDone = { tenant: { id: string; code: string; name: string }; items: UpgradeDone[] };

export type RollBackFlow = {
  id: string;
  name: string;
  revision: number;
  /** restored: as before the upgrade · kept: its draft was not changed, or it was made and is in use · removed: made and untouched · gone: removed meanwhile. */
  becomes: 'restored' | 'kept' | 'removed' | 'gone';
  /** Edits since the upgrade that would be lost: the draft after the upgrade and now; null when there are none. */
  lost: { after: FlowDocument; now: FlowDocument; changes: number } | null;
  /** The version published since; it goes on until the restored draft is published. */
  publishedSince: number | null;
  /** Stands for the connections and values the flow is bound to. */
  boundAs: string;
  /** What the upgrade bound and goes back by itself. */
  givesBack: BoundValue[];
  /** What goes back only when the person says so. */
  asks: (BoundValue & {
    /** changed: a person bound it otherwise since · running: the upgrade bound it, and the version published since runs with it. */
    why: 'changed' | 'running';
  })[];
};

/** A connection or a parameter's value of a flow, in words. */
export type BoundValue = {
  kind: 'connections' | 'parameters';
  key: string;
  names: Bilingual;
  /** A connection's name, a parameter's value; null: none. */
  now: JsonValue;
  before: JsonValue;
};
export type RollBackPreview = { groupId: string; flows: RollBackFlow[] };

export type RollBackOutcome = {
  restored: string[];
  removed: string[];
  /** Flows of which connections or parameter values went back. */
  rebound: string[];
  /** Flows whose published version still is that of the upgrade: publish their drafts. */
  toPublish: string[];
};
