/**
 * Everything the control plane can do, as types. The tRPC router and the REST routes are two faces of it; `src/use-cases`
 * implements it. This file and its neighbours import nothing of Node, so that the browser's type check reads the router without
 * the server behind it.
 */
import type { FlowDocument, Problem } from '@flowbridge/flow';
import type { Access, Person } from './access.ts';
import type { ApiKeyItem, CreateApiKeyInput, CreatedApiKey } from './api-keys.ts';
import type { BulkItem, ListBulkInput, StartBulkInput } from './bulk.ts';
import type { CapabilityItem } from './capabilities.ts';
import type {
  ConnectionDetail,
  ConnectionItem,
  ConnectionTest,
  Connector,
  CreateConnectionInput,
  ListConnectionsInput,
  UpdateConnectionInput,
} from './connections.ts';
import type {
  CatalogNews,
  CreatePartInput,
  FunctionTrial,
  PartBreaks,
  PartBreaksInput,
  PartDetail,
  PartDraft,
  PartItem,
  PartUsages,
  PartVersionInput,
  PublishPartInput,
  SavedPart,
  SavePartInput,
} from './custom-parts.ts';
import type {
  ConfirmInput,
  DatasetInput,
  DatasetItem,
  ListDatasetsInput,
  ListRecordsInput,
  RecordDetail,
  RecordInput,
  RecordItem,
  ResendInput,
} from './datasets.ts';
import type {
  ClonedFamily,
  CloneFamilyInput,
  ConfigureFamilyInput,
  Family,
  PublishedFamily,
  PublishFamilyInput,
} from './families.ts';
import type {
  ExportFlowsInput,
  FlowFile,
  FlowFilePreview,
  ImportedFlows,
  ImportFlowsInput,
  PreviewFlowFileInput,
} from './flow-files.ts';
import type {
  ApplyCommandsInput,
  CallableFlowItem,
  Caller,
  CreateFlowInput,
  DuplicateFlowInput,
  EarlierMapping,
  FlowDetail,
  FlowListItem,
  FlowVersionItem,
  ListFlowsInput,
  ListVersionsInput,
  PublishFlowInput,
  RenameFlowInput,
  ReplaceDraftInput,
  RunFlowInput,
  SetBindingsInput,
  StepSamples,
  StepSamplesInput,
} from './flows.ts';
import type { ChangeFolderInput, CreateFolderInput, FlowFacets, FolderItem } from './folders.ts';
import type {
  CreatedInvitation,
  CreateInvitationInput,
  InvitationItem,
  InvitationToken,
  InvitationView,
  JoinInput,
} from './invitations.ts';
import type {
  ManyFlowsInput,
  ManyResults,
  MoveManyInput,
  SwitchManyInput,
  TagManyInput,
} from './many-flows.ts';
import type {
  CopyOutcome,
  PackageFilePreview,
  PackageFileView,
  PackagePreview,
  PackedFlows,
  PreviewPackageInput,
  PublishTemplateInput,
  ShareTemplateInput,
  TemplateSharing,
  TemplateVersionInput,
} from './packages.ts';
import type { ById, Page } from './paging.ts';
import type {
  ChangeRoleInput,
  CreateCredentialInput,
  CreatedCredential,
  CredentialItem,
  Me,
  MemberItem,
  RemoveMemberInput,
  RotateCredentialInput,
  SetCredentialFlowsInput,
} from './people.ts';
import type { PollInput, PollState, ResetPollInput, StartBackfillInput } from './polls.ts';
import type { FlowWatch, SitInput, WatchFlowInput } from './presence.ts';
import type {
  AttemptInput,
  DecideStepInput,
  IterationPage,
  Iterations,
  IterationsInput,
  ListIterationsInput,
  ListRunsInput,
  ListStepsInput,
  RetryPreview,
  RetryRunInput,
  RunDetail,
  RunFileContent,
  RunFileInput,
  RunFilterInput,
  RunListItem,
  RunProgress,
  RunValueInput,
  StepDetailInput,
  StepRunDetail,
  StepRunItem,
  StepSummary,
} from './runs.ts';
import type {
  BeginSetupInput,
  DiscardSetupInput,
  KeepSetupInput,
  SetupDetail,
  SetupItem,
  SetupRemains,
} from './setups.ts';
import type { FindSsoInput, SsoChoice, SsoInput, SsoTest, SsoView } from './sso.ts';
import type {
  CopyItemInput,
  CopyItemView,
  CopyPlan,
  CopyResult,
  CopyTemplateInput,
  ImportFileInput,
  PlanCopyInput,
  PreviewFileInput,
} from './template-copy.ts';
import type {
  CreateFromTemplateInput,
  FlowOfTemplate,
  GetTemplateInput,
  TemplateDetail,
  TemplateItem,
  TemplateVersionItem,
} from './templates.ts';
import type { ChangeTenantLimitsInput, TenantLimits } from './tenant-limits.ts';
import type { ChangeTenantQuotasInput, LogUseOfTenant, TenantQuotas } from './tenant-quotas.ts';
import type {
  ChangeVariableInput,
  CreateTableInput,
  CreateVariableInput,
  DescribeTableInput,
  ListRowsInput,
  LookupRowItem,
  PutRowsInput,
  RemoveRowsInput,
  RemoveTableInput,
  RemoveVariableInput,
  RowChanges,
  TableInput,
  TableItem,
  ValueUsage,
  VariableInput,
  VariableItem,
} from './tenant-values.ts';
import type {
  ApplyManyInput,
  ApplyUpgradeInput,
  CheckManyInput,
  CheckUpgradeInput,
  FamilyChecks,
  FamilyResults,
  FlowWords,
  ListDoneInput,
  PreviewUpgradeInput,
  RollBackInput,
  RollBackOutcome,
  RollBackPreview,
  TenantDone,
  TenantUpgrades,
  UpgradeCheck,
  UpgradeDone,
  UpgradeGroupInput,
  UpgradeItem,
  UpgradeOutcome,
  UpgradePreview,
} from './upgrades.ts';

/** A use case inside a tenant. */
type InTenant<Input, Output> = (access: Access, input: Input) => Promise<Output>;

export type ControlPlane = {
  me: { get(person: Person): Promise<Me> };
  flows: {
    list: InTenant<ListFlowsInput, Page<FlowListItem>>;
    /** What the flows can be filtered by. */
    facets: InTenant<void, FlowFacets>;
    callable: InTenant<void, CallableFlowItem[]>;
    earlierMappings: InTenant<void, EarlierMapping[]>;
    get: InTenant<ById, FlowDetail>;
    create: InTenant<CreateFlowInput, { id: string; revision: number }>;
    rename: InTenant<RenameFlowInput, { id: string }>;
    remove: InTenant<ById, { id: string }>;
    duplicate: InTenant<DuplicateFlowInput, { id: string; revision: number }>;
    applyCommands: InTenant<ApplyCommandsInput, { revision: number }>;
    replaceDraft: InTenant<ReplaceDraftInput, { revision: number }>;
    validate: InTenant<ById, Problem[]>;
    samples: InTenant<StepSamplesInput, StepSamples>;
    publish: InTenant<PublishFlowInput, { version: number }>;
    versions: InTenant<ListVersionsInput, Page<FlowVersionItem>>;
    version: InTenant<{ id: string; number: number }, { number: number; document: FlowDocument }>;
    enable: InTenant<ById, { enabled: boolean }>;
    disable: InTenant<ById, { enabled: boolean }>;
    setBindings: InTenant<SetBindingsInput, { id: string }>;
    run: InTenant<RunFlowInput & Caller, { runId: string }>;
  };
  /** A flow with everything it calls, as one. */
  families: {
    get: InTenant<ById, Family>;
    configure: InTenant<ConfigureFamilyInput, { id: string }>;
    publish: InTenant<PublishFamilyInput, PublishedFamily>;
    clone: InTenant<CloneFamilyInput, ClonedFamily>;
  };
  /** The wizard at work on templates: what is begun and neither published nor discarded. */
  setups: {
    list: InTenant<void, SetupItem[]>;
    get: InTenant<ById, SetupDetail>;
    begin: InTenant<BeginSetupInput, { id: string }>;
    keep: InTenant<KeepSetupInput, { id: string }>;
    remains: InTenant<ById, SetupRemains>;
    discard: InTenant<DiscardSetupInput, { id: string }>;
  };
  folders: {
    list: InTenant<void, FolderItem[]>;
    create: InTenant<CreateFolderInput, { id: string }>;
    change: InTenant<ChangeFolderInput, { id: string }>;
    remove: InTenant<ById, { id: string }>;
  };
  /** Who else has a flow open in the designer. */
  presence: {
    /** The present state at once, then whenever something changed and every few seconds; ends with `signal`. */
    watch(access: Access, input: WatchFlowInput, signal: AbortSignal): AsyncGenerator<FlowWatch, void>;
    sit: InTenant<SitInput, { id: string }>;
  };
  /** One change for many flows, answered flow by flow. */
  manyFlows: {
    switch: InTenant<SwitchManyInput, ManyResults>;
    move: InTenant<MoveManyInput, ManyResults>;
    tag: InTenant<TagManyInput, ManyResults>;
    remove: InTenant<ManyFlowsInput, ManyResults>;
  };
  flowFiles: {
    export: InTenant<ExportFlowsInput, FlowFile>;
    preview: InTenant<PreviewFlowFileInput, FlowFilePreview>;
    import: InTenant<ImportFlowsInput, ImportedFlows>;
  };
  polls: {
    state: InTenant<PollInput, PollState>;
    now: InTenant<PollInput, { id: string }>;
    reset: InTenant<ResetPollInput, { watermark: ResetPollInput['watermark'] }>;
    startBackfill: InTenant<StartBackfillInput, { backfillId: string }>;
    cancelBackfill: InTenant<PollInput, { id: string }>;
  };
  runs: {
    list: InTenant<ListRunsInput, Page<RunListItem>>;
    /** How many runs match filters of the list. */
    count: InTenant<RunFilterInput, { count: number }>;
    get: InTenant<ById, RunDetail>;
    /** A file that came with the run. REST and the console's own address serve it; tRPC carries no bytes. */
    file: InTenant<RunFileInput, RunFileContent>;
    /** One value of the run, whole, as a file. The console's own address serves it. */
    value: InTenant<RunValueInput, RunFileContent>;
    /** The document an attempt ran; REST names its steps from it. */
    attemptDocument: InTenant<AttemptInput, { document: FlowDocument }>;
    steps: InTenant<ListStepsInput, Page<StepRunItem>>;
    stepDetail: InTenant<StepDetailInput, StepRunDetail>;
    summary: InTenant<AttemptInput, StepSummary[]>;
    iterations: InTenant<IterationsInput, Iterations>;
    listIterations: InTenant<ListIterationsInput, IterationPage>;
    /** Yields the present state at once, then at most 5 times a second when something changed; ends with the run. */
    watch(access: Access, input: ById, signal: AbortSignal): AsyncGenerator<RunProgress, void>;
    retry: InTenant<RetryRunInput, { runId: string; attempt: number }>;
    previewRetry: InTenant<RetryRunInput, RetryPreview>;
    decide: InTenant<DecideStepInput, { id: string }>;
    cancel: InTenant<ById, { id: string }>;
  };
  datasets: {
    list: InTenant<ListDatasetsInput, Page<DatasetItem>>;
    get: InTenant<DatasetInput, DatasetItem>;
    /** Newest content first; with `key`, by key. */
    records: InTenant<ListRecordsInput, Page<RecordItem>>;
    record: InTenant<RecordInput, RecordDetail>;
    resend: InTenant<ResendInput, { count: number }>;
    confirm: InTenant<ConfirmInput, { count: number }>;
  };
  /** Many runs retried or cancelled by one order. */
  bulk: {
    start: InTenant<StartBulkInput, { id: string; total: number }>;
    list: InTenant<ListBulkInput, Page<BulkItem>>;
    get: InTenant<ById, BulkItem>;
    stop: InTenant<ById, { id: string }>;
  };
  /** Built-in ones, the tenant's own, and its functions as one more. */
  connectors: {
    list: InTenant<void, Connector[]>;
    /** The present versions at once, then whenever there are others; ends with `signal`. */
    watch(access: Access, signal: AbortSignal): AsyncGenerator<CatalogNews, void>;
  };
  customParts: {
    list: InTenant<void, PartItem[]>;
    get: InTenant<ById, PartDetail>;
    version: InTenant<PartVersionInput, { number: number; draft: PartDraft }>;
    usages: InTenant<ById, PartUsages>;
    create: InTenant<CreatePartInput, { id: string }>;
    save: InTenant<SavePartInput, SavedPart>;
    publish: InTenant<PublishPartInput, { version: number }>;
    breaks: InTenant<PartBreaksInput, PartBreaks>;
    tryCases: InTenant<ById, FunctionTrial>;
    remove: InTenant<ById, { id: string }>;
  };
  connections: {
    list: InTenant<ListConnectionsInput, ConnectionItem[]>;
    get: InTenant<ById, ConnectionDetail>;
    create: InTenant<CreateConnectionInput, { id: string }>;
    update: InTenant<UpdateConnectionInput, { id: string }>;
    remove: InTenant<ById, { id: string }>;
    test: InTenant<ById, ConnectionTest>;
  };
  templates: {
    list: InTenant<void, TemplateItem[]>;
    get: InTenant<GetTemplateInput, TemplateDetail>;
    createFlow: InTenant<CreateFromTemplateInput, { flows: { key: string; id: string }[] }>;
    versions: InTenant<ById, TemplateVersionItem[]>;
    previewPackage: InTenant<PreviewPackageInput, PackagePreview>;
    publish: InTenant<PublishTemplateInput, CopyOutcome>;
    /** What `publish` would make, as a file. REST offers it to programs that compare before they publish. */
    pack: InTenant<PublishTemplateInput, PackedFlows>;
    /** The tenant's flows that were made of a template it sees. */
    flowsOf: InTenant<ById, FlowOfTemplate[]>;
    remove: InTenant<ById, { id: string }>;
    sharing: InTenant<ById, TemplateSharing>;
    share: InTenant<ShareTemplateInput, { id: string }>;
    revoke: InTenant<ShareTemplateInput, { id: string }>;
    planCopy: InTenant<PlanCopyInput, CopyPlan>;
    compareItem: InTenant<CopyItemInput, CopyItemView>;
    copy: InTenant<CopyTemplateInput, CopyResult>;
    export: InTenant<TemplateVersionInput, PackageFileView>;
    previewFile: InTenant<PreviewFileInput, PackageFilePreview>;
    importFile: InTenant<ImportFileInput, CopyResult>;
  };
  /** Flows made from templates, brought to newer versions. */
  upgrades: {
    list: InTenant<void, UpgradeItem[]>;
    /** Of every tenant in which the person may upgrade flows. */
    everywhere(person: Person): Promise<TenantUpgrades[]>;
    preview: InTenant<PreviewUpgradeInput, UpgradePreview>;
    check: InTenant<CheckUpgradeInput, UpgradeCheck>;
    apply: InTenant<ApplyUpgradeInput, UpgradeOutcome>;
    words: InTenant<ById, FlowWords>;
    checkMany: InTenant<CheckManyInput, FamilyChecks>;
    applyMany: InTenant<ApplyManyInput, FamilyResults>;
    done: InTenant<ListDoneInput, UpgradeDone[]>;
    doneEverywhere(person: Person): Promise<TenantDone[]>;
    previewRollBack: InTenant<UpgradeGroupInput, RollBackPreview>;
    rollBack: InTenant<RollBackInput, RollBackOutcome>;
  };
  members: {
    list: InTenant<void, MemberItem[]>;
    capabilities: InTenant<void, CapabilityItem[]>;
    changeRole: InTenant<ChangeRoleInput, { userId: string }>;
    remove: InTenant<RemoveMemberInput, { userId: string }>;
  };
  invitations: {
    list: InTenant<void, InvitationItem[]>;
    create: InTenant<CreateInvitationInput, CreatedInvitation>;
    revoke: InTenant<ById, { id: string }>;
    /** What a link says; nobody needs to be signed in. */
    look(input: InvitationToken): Promise<InvitationView>;
    /** The signed-in person becomes a member. */
    accept(person: Person, input: InvitationToken): Promise<{ tenantId: string }>;
    /** Makes an account and its owner a member. */
    join(input: JoinInput): Promise<{ tenantId: string }>;
  };
  variables: {
    list: InTenant<void, VariableItem[]>;
    create: InTenant<CreateVariableInput, { key: string }>;
    change: InTenant<ChangeVariableInput, { key: string }>;
    usages: InTenant<VariableInput, ValueUsage[]>;
    remove: InTenant<RemoveVariableInput, { key: string }>;
  };
  lookupTables: {
    list: InTenant<void, TableItem[]>;
    create: InTenant<CreateTableInput, { name: string }>;
    describe: InTenant<DescribeTableInput, { name: string }>;
    rows: InTenant<ListRowsInput, Page<LookupRowItem>>;
    putRows: InTenant<PutRowsInput, RowChanges>;
    removeRows: InTenant<RemoveRowsInput, { removed: number }>;
    usages: InTenant<TableInput, ValueUsage[]>;
    remove: InTenant<RemoveTableInput, { name: string }>;
  };
  apiKeys: {
    /** Of the person. */
    mine: InTenant<void, ApiKeyItem[]>;
    create(access: Access, person: Person, input: CreateApiKeyInput): Promise<CreatedApiKey>;
    revoke(access: Access, person: Person, input: ById): Promise<{ id: string }>;
    /** Of all members. */
    all: InTenant<void, ApiKeyItem[]>;
    revokeAny: InTenant<ById, { id: string }>;
  };
  apiCredentials: {
    list: InTenant<void, CredentialItem[]>;
    create: InTenant<CreateCredentialInput, CreatedCredential>;
    /** Another value; the present one may overlap. */
    rotate: InTenant<RotateCredentialInput, CreatedCredential>;
    endFormer: InTenant<ById, { id: string }>;
    setFlows: InTenant<SetCredentialFlowsInput, { id: string }>;
    revoke: InTenant<ById, { id: string }>;
  };
  sso: {
    /** For people who are not signed in yet. */
    find(input: FindSsoInput): Promise<SsoChoice[]>;
    get: InTenant<void, SsoView>;
    save: InTenant<SsoInput, SsoView>;
    test: InTenant<SsoInput, SsoTest>;
    remove: InTenant<void, { tenantId: string }>;
  };
  tenantLimits: {
    get: InTenant<void, TenantLimits>;
    change: InTenant<ChangeTenantLimitsInput, TenantLimits>;
  };
  tenantQuotas: {
    get: InTenant<void, TenantQuotas>;
    logUse: InTenant<void, LogUseOfTenant>;
    change: InTenant<ChangeTenantQuotasInput, TenantQuotas>;
  };
};
