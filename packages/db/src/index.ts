// The database: infrastructure first, then one section per noun.

// What callers of HTTP triggers prove themselves with
export type { ApiCredentialKind, ApiCredentialRow } from './api-credentials/api-credential.ts';
export { endFormerValue } from './api-credentials/end-former-value.ts';
export { insertApiCredential } from './api-credentials/insert-api-credential.ts';
export { listApiCredentials } from './api-credentials/list-api-credentials.ts';
export {
  loadUsableCredentials,
  type UsableCredential,
  type WantedCredentials,
} from './api-credentials/load-usable-credentials.ts';
export { noteCredentialUse } from './api-credentials/note-credential-use.ts';
export { revokeApiCredential } from './api-credentials/revoke-api-credential.ts';
export { type RotatedValue, rotateApiCredential } from './api-credentials/rotate-api-credential.ts';
export { setCredentialFlows } from './api-credentials/set-credential-flows.ts';
// Keys of REST callers
export type { ApiKeyItemRow } from './api-keys/api-key.ts';
export { type ApiKeyRow, findApiKey } from './api-keys/find-api-key.ts';
export { insertApiKey } from './api-keys/insert-api-key.ts';
export { listApiKeys } from './api-keys/list-api-keys.ts';
export { noteKeyUse } from './api-keys/note-key-use.ts';
export { putApiKey } from './api-keys/put-api-key.ts';
export { revokeApiKey } from './api-keys/revoke-api-key.ts';
// Tenants and people
export { type AuditEvent, recordAuditEvent } from './audit/audit-event.ts';
export { type AuditEventRow, listAuditEvents } from './audit/list-audit-events.ts';
// Many runs at once
export { advanceBulkOperation, type BulkAdvance } from './bulk/advance-bulk-operation.ts';
export type {
  BulkKind,
  BulkOperation,
  BulkOutcomes,
  BulkRefusal,
  BulkRefusalCode,
  BulkSelection,
  BulkStart,
  BulkState,
  BulkVersion,
} from './bulk/bulk-operation.ts';
export { countBulkOutcomes } from './bulk/count-bulk-outcomes.ts';
export { findBulkAttempt } from './bulk/find-bulk-attempt.ts';
export { findBulkOperation } from './bulk/find-bulk-operation.ts';
export { insertBulkOperation, type NewBulkOperation } from './bulk/insert-bulk-operation.ts';
export { listBulkOperations } from './bulk/list-bulk-operations.ts';
export { type BulkRun, listBulkSlice } from './bulk/list-bulk-slice.ts';
export { measureSelection, type SelectionMeasure } from './bulk/measure-selection.ts';
export { stopBulkOperation } from './bulk/stop-bulk-operation.ts';
export { takeBulkOperation } from './bulk/take-bulk-operation.ts';
// Connections as runners use them
export type { StoredSession } from './connection-sessions/connection-session.ts';
export { extendSession } from './connection-sessions/extend-session.ts';
export { forgetSession } from './connection-sessions/forget-session.ts';
export { loadConnection, type SealedConnection } from './connection-sessions/load-connection.ts';
export { loadDataKey } from './connection-sessions/load-data-key.ts';
export { lockSession } from './connection-sessions/lock-session.ts';
export { readSession } from './connection-sessions/read-session.ts';
export {
  type ConnectionTestResult,
  recordConnectionTest,
} from './connection-sessions/record-connection-test.ts';
export { saveSession } from './connection-sessions/save-session.ts';
// Turns of all nodes to call over a connection
export { blockConnection } from './connection-throttle/block-connection.ts';
export { calmConnection } from './connection-throttle/calm-connection.ts';
export { giveBackTurns } from './connection-throttle/give-back-turns.ts';
export { listBlockedConnections } from './connection-throttle/list-blocked-connections.ts';
export { openConnectionThrottle } from './connection-throttle/open-connection-throttle.ts';
export { type TurnsTaken, type TurnsWanted, takeTurns } from './connection-throttle/take-turns.ts';
// Connections as people edit them
export { deleteConnection } from './connections/delete-connection.ts';
export { type ConnectionRow, findConnection } from './connections/find-connection.ts';
export { insertConnection, type NewConnection } from './connections/insert-connection.ts';
export { type ConnectionListRow, listConnections } from './connections/list-connections.ts';
export { type UpdateConnection, updateConnection } from './connections/update-connection.ts';
// Connectors and functions of a tenant's own
export { type PartKind, type PartVersion, partKinds } from './custom-parts/custom-part.ts';
export { deletePart } from './custom-parts/delete-part.ts';
export { findPart, type PartRow } from './custom-parts/find-part.ts';
export { findPartVersion } from './custom-parts/find-part-version.ts';
export { findPartsRevision } from './custom-parts/find-parts-revision.ts';
export { insertPart, type NewPart } from './custom-parts/insert-part.ts';
export { listNewestVersions } from './custom-parts/list-newest-versions.ts';
export { listPartVersions, type PartVersionRow } from './custom-parts/list-part-versions.ts';
export { listParts, type PartListRow } from './custom-parts/list-parts.ts';
export { listPinnedParts } from './custom-parts/list-pinned-parts.ts';
export {
  type AddPartVersion,
  addPartVersion,
  listPartKeys,
  type OwnPart,
  readParts,
} from './custom-parts/own-part.ts';
export { newestPartVersions, pinParts } from './custom-parts/pin-parts.ts';
export { type PublishPartVersion, publishPartVersion } from './custom-parts/publish-part-version.ts';
export { recordTrial } from './custom-parts/record-trial.ts';
export { type SavePartDraft, savePartDraft } from './custom-parts/save-part-draft.ts';
// Flows and their drafts
export { inTransaction } from './database/in-transaction.ts';
export { type Database, type OpenDatabaseOptions, openDatabase } from './database/open-database.ts';
export { openPool } from './database/open-pool.ts';
export { type WaitForDatabase, waitForDatabase } from './database/wait-for-database.ts';
// The ledger
export { type ChangeRecords, changeRecords } from './datasets/change-records.ts';
export { type ClaimRecords, claimRecords } from './datasets/claim-records.ts';
export { type ConfirmRecords, confirmRecords } from './datasets/confirm-records.ts';
export { type DatasetRecordRow, type RecordState, recordStates } from './datasets/dataset-record.ts';
export type { DatasetWork } from './datasets/dataset-work.ts';
export { type DatasetRecordDetail, getDatasetRecord } from './datasets/get-dataset-record.ts';
export { holdDataset, type RunLease } from './datasets/hold-dataset.ts';
export { type ClaimedRecord, listClaimedRecords } from './datasets/list-claimed-records.ts';
export { type ListDatasetRecords, listDatasetRecords } from './datasets/list-dataset-records.ts';
export { type DatasetRow, listDatasets } from './datasets/list-datasets.ts';
export { type LostClaims, listLostClaims } from './datasets/list-lost-claims.ts';
export { listOpenBatches } from './datasets/list-open-batches.ts';
export { lockDataset } from './datasets/lock-dataset.ts';
export { readDatasetWork } from './datasets/read-dataset-work.ts';
export { readNextBatch } from './datasets/read-next-batch.ts';
export { type ReleaseClaims, releaseClaims } from './datasets/release-claims.ts';
export { type ChosenRecords, type ResendRecords, resendRecords } from './datasets/resend-records.ts';
export { type RecordResult, type SettleRecords, settleRecords } from './datasets/settle-records.ts';
export { type NewRecord, type StageRecords, stageRecords } from './datasets/stage-records.ts';
// Addresses of triggers
export { type EndpointTarget, findEndpoint } from './endpoints/find-endpoint.ts';
export { syncEndpoints, type WantedEndpoint } from './endpoints/sync-endpoints.ts';
// Files that came with a call
export { appendFileChunk } from './files/append-file-chunk.ts';
export { FILE_CHUNK_BYTES, type FileRow } from './files/file-row.ts';
export { findFile } from './files/find-file.ts';
export { insertFile, type NewFile } from './files/insert-file.ts';
export { listFiles } from './files/list-files.ts';
export { purgeFiles } from './files/purge-files.ts';
export { readFileChunks } from './files/read-file-chunks.ts';
export { removeFilesOfRun } from './files/remove-files-of-run.ts';
export {
  type ConfigureFlows,
  type ConfigureOutcome,
  configureFlows,
  type FlowBindings,
  type FlowConfiguration,
} from './flows/configure-flows.ts';
export { countFlowsFromTemplate } from './flows/count-flows-from-template.ts';
export { type CallableFlow, findCallableFlow } from './flows/find-callable-flow.ts';
export { findDraftRevision } from './flows/find-draft-revision.ts';
export { type FlowRow, findFlow } from './flows/find-flow.ts';
export { findRevisionAuthor, type RevisionAuthor } from './flows/find-revision-author.ts';
export type { FlowTriggers } from './flows/flow-triggers.ts';
export { insertFlow, insertFlows, type NewFlow } from './flows/insert-flow.ts';
export { type CallableFlowRow, listCallableFlows } from './flows/list-callable-flows.ts';
export { type EarlierMappingRow, listEarlierMappings } from './flows/list-earlier-mappings.ts';
export { type EndpointRow, listEndpoints } from './flows/list-endpoints.ts';
export { type FlowCommandRow, listFlowCommands } from './flows/list-flow-commands.ts';
export { type FlowFacets, listFlowFacets } from './flows/list-flow-facets.ts';
// Variables and look-up tables of a tenant
export { listFlowNames } from './flows/list-flow-names.ts';
export { type FlowText, listFlowTexts } from './flows/list-flow-texts.ts';
export { type FlowListRow, type FlowSort, type ListFlows, listFlows } from './flows/list-flows.ts';
export { type BoundFlow, listFlowsBoundTo } from './flows/list-flows-bound-to.ts';
export { listFlowsHolding, listFlowsMadeOf, type MadeFlow } from './flows/list-flows-holding.ts';
export { listFlowsNamed, type NamedFlow } from './flows/list-flows-named.ts';
export { type PlaceFlow, placeFlow } from './flows/place-flow.ts';
export { removeFlow } from './flows/remove-flow.ts';
export { type RenameFlow, renameFlow } from './flows/rename-flow.ts';
export { type SaveDraft, saveDraft } from './flows/save-draft.ts';
export { type SetBindings, setBindings } from './flows/set-bindings.ts';
export { type SetFlowEnabled, setFlowEnabled } from './flows/set-flow-enabled.ts';
export { type TagFlow, tagFlow } from './flows/tag-flow.ts';
export { type ChangeFolders, changeFolders, type FolderChange } from './folders/change-folders.ts';
export { type FolderRow, listFolders } from './folders/list-folders.ts';
export { newId } from './ids/new-id.ts';
// Invitations into a tenant
export { type AcceptOutcome, acceptInvitation } from './invitations/accept-invitation.ts';
export { type FoundInvitation, findInvitation } from './invitations/find-invitation.ts';
export { insertInvitation, type NewInvitation } from './invitations/insert-invitation.ts';
export { type InvitationRow, listInvitations } from './invitations/list-invitations.ts';
export { revokeInvitation } from './invitations/revoke-invitation.ts';
export { changeLookupTable } from './lookup-tables/change-lookup-table.ts';
export { deleteLookupTable } from './lookup-tables/delete-lookup-table.ts';
export { describeLookupTable } from './lookup-tables/describe-lookup-table.ts';
export { insertLookupTable } from './lookup-tables/insert-lookup-table.ts';
export { type LookupRow, listLookupRows, type PlacedRow } from './lookup-tables/list-lookup-rows.ts';
export { type LookupTableRow, listLookupTables } from './lookup-tables/list-lookup-tables.ts';
export { findLookupTable, type LookupTable, loadLookupRows } from './lookup-tables/load-lookup-table.ts';
export { type PutRowsOutcome, putLookupRows } from './lookup-tables/put-lookup-rows.ts';
export { type PutLookupTable, putLookupTable } from './lookup-tables/put-lookup-table.ts';
export {
  listLookupTableNames,
  readLookupTables,
  type WholeLookupTable,
} from './lookup-tables/read-lookup-tables.ts';
export { removeLookupRows } from './lookup-tables/remove-lookup-rows.ts';
export { type ChangeMember, type ChangeMemberOutcome, changeMember } from './members/change-member.ts';
export { findMemberRole } from './members/find-member.ts';
export { findPlace, type Place } from './members/find-place.ts';
export { listMembers, type MemberRow } from './members/list-members.ts';
export { listMemberships, type Membership } from './members/list-memberships.ts';
export { putMember } from './members/put-member.ts';
export { compareCatalogs } from './migrate/compare-catalogs.ts';
export { draftMigration } from './migrate/draft-migration.ts';
export { migrateDatabase } from './migrate/migrate-database.ts';
export { oneAtATime } from './migrate/one-at-a-time.ts';
// Processes
export { type LivingNode, listLivingNodes } from './nodes/list-living-nodes.ts';
// Large values of runs
export { inlinePayloads } from './payloads/inline-payloads.ts';
export { keepText } from './payloads/keep-text.ts';
export {
  type PayloadReference,
  parsePayloadReference,
  writePayloadReference,
} from './payloads/payload-reference.ts';
export { readPayload } from './payloads/read-payload.ts';
// Polls
export { beginPollCursor } from './polls/begin-poll-cursor.ts';
export { closePoll } from './polls/close-poll.ts';
export { endPollRun } from './polls/end-poll-run.ts';
export { findPollState, type PollState } from './polls/find-poll-state.ts';
export { forgetFailedSlices } from './polls/forget-failed-slices.ts';
export { forgetReplacedPollRuns } from './polls/forget-replaced-poll-runs.ts';
export { insertPollRuns } from './polls/insert-poll-runs.ts';
export { type KnownKey, listKnownKeys } from './polls/list-known-keys.ts';
export { listSettleablePolls } from './polls/list-settleable-polls.ts';
export { loadPoll, type PollSource } from './polls/load-poll.ts';
export { type LockedCursor, lockPollCursor } from './polls/lock-poll-cursor.ts';
export {
  type Backfill,
  type PollLane,
  type PollTrigger,
  readBackfill,
  readWatermark,
  type Watermark,
} from './polls/poll-trigger.ts';
export { purgePollKeys } from './polls/purge-poll-keys.ts';
export { putPollKeys } from './polls/put-poll-keys.ts';
export { type PollRecord, recordPoll } from './polls/record-poll.ts';
export { recordPollFailure } from './polls/record-poll-failure.ts';
export { releasePoll } from './polls/release-poll.ts';
export { resetPollCursor } from './polls/reset-poll-cursor.ts';
export { saveBackfill } from './polls/save-backfill.ts';
export { syncPollRuns } from './polls/sync-poll-runs.ts';
export { touchPollKeys } from './polls/touch-poll-keys.ts';
export { addLogUse, type LogUse } from './quotas/add-log-use.ts';
export { findQuotaUse, type QuotaUse } from './quotas/find-quota-use.ts';
export { type ListedLogUse, type LogUseByDay, type LogUseByFlow, listLogUse } from './quotas/list-log-use.ts';
export { LINE_BYTES, RUN_BYTES } from './quotas/log-sizes.ts';
export { askLogRecount, recountLogUse } from './quotas/recount-log-use.ts';
export { type TakenPlaces, type TakeRunPlaces, takeRunPlaces } from './quotas/take-run-places.ts';
export { setTenantQuota, type TenantQuota } from './quotas/tenant-quota.ts';
export { type ThinRun, thinRun } from './quotas/thin-run.ts';
export { purgeRateLimits } from './rate-limits/purge-rate-limits.ts';
export { listStepOutcomes, type StepOutcome } from './run-reads/list-step-outcomes.ts';
// Journals as REST shows them
export { listStepTexts, type StepTexts } from './run-reads/list-step-texts.ts';
// Accepting runs: overlap policies and business keys
export { type AcceptQueuedRun, acceptQueuedRun } from './runs/accept-queued-run.ts';
export { admitRun, asksOthers } from './runs/admit-run.ts';
export { claimDedupeKey } from './runs/claim-dedupe-key.ts';
// Runs
export { type ClaimedRun, type ClaimRuns, claimRuns } from './runs/claim-runs.ts';
export { countCallers } from './runs/count-callers.ts';
export { countClaimableRuns } from './runs/count-claimable-runs.ts';
export { countQueuedRuns } from './runs/count-queued-runs.ts';
export { countRunningRuns } from './runs/count-running-runs.ts';
export { decideStep, type StepDecision } from './runs/decide-step.ts';
export { findAnswer } from './runs/find-answer.ts';
export { type CalledRunRow, findCalledRun } from './runs/find-called-run.ts';
export { findWaitCallback } from './runs/find-wait-callback.ts';
export { getRun } from './runs/get-run.ts';
export { getRunProgress } from './runs/get-run-progress.ts';
export { getStepRun } from './runs/get-step-run.ts';
export { hasQueuedRun } from './runs/has-queued-run.ts';
export { insertFailedRun } from './runs/insert-failed-run.ts';
export { insertQueuedRun, type QueuedRun } from './runs/insert-queued-run.ts';
export { insertRunKeys, type RunKey } from './runs/insert-run-keys.ts';
export { keyText } from './runs/key-text.ts';
export { type AttemptItem, listAttempts } from './runs/list-attempts.ts';
export { listCalledRuns } from './runs/list-called-runs.ts';
export { listCancelRequests } from './runs/list-cancel-requests.ts';
export { listDecisions, type MadeDecision } from './runs/list-decisions.ts';
export { type Iteration, listIterations } from './runs/list-iterations.ts';
export { type JournalLineRow, listJournalLines } from './runs/list-journal-lines.ts';
export { listLastRuns } from './runs/list-last-runs.ts';
export { type LoopCheckpointRow, listLoopCheckpoints } from './runs/list-loop-checkpoints.ts';
export { listMissedWakes } from './runs/list-missed-wakes.ts';
export { listOpenRuns, type OpenRun } from './runs/list-open-runs.ts';
export { listRunKeys } from './runs/list-run-keys.ts';
export { type ListRuns, listRuns } from './runs/list-runs.ts';
export { type ListStepRuns, listStepRuns } from './runs/list-step-runs.ts';
export { loadTenantContext, type TenantContext } from './runs/load-tenant-context.ts';
export { loadVersionDocument } from './runs/load-version-document.ts';
export { lockClaims } from './runs/lock-claims.ts';
export { lockFlow } from './runs/lock-flow.ts';
export { maxParallel, type Overlap, skippedError } from './runs/overlap.ts';
export { purgeDedupeKeys } from './runs/purge-dedupe-keys.ts';
export { releaseDedupeKey } from './runs/release-dedupe-key.ts';
export { requestCancel } from './runs/request-cancel.ts';
export {
  type InterruptedRun,
  requeueInterruptedRuns,
  requeueStrayRuns,
} from './runs/requeue-interrupted-runs.ts';
export {
  CONNECTION_BLOCKED,
  CONNECTION_CHANGED,
  CONNECTION_TURNS,
  FLOW_CHANGED,
  FLOW_PRESENCE,
  PARTS_CHANGED,
  RUN_CANCEL,
  RUN_CHANGED,
  SCHEDULE_CHANGED,
} from './runs/run-channels.ts';
export type { RunFilter } from './runs/run-filter.ts';
export type { RunDetail, RunListItem, RunMode, RunState } from './runs/run-record.ts';
export { type RetryFrom, type StartRetry, startRetry } from './runs/start-retry.ts';
export type { StepRunItem, StepRunTry } from './runs/step-run-record.ts';
export { summarizeIterations } from './runs/summarize-iterations.ts';
export { type StepSummary, summarizeSteps } from './runs/summarize-steps.ts';
export { takeOverDedupeKey } from './runs/take-over-dedupe-key.ts';
export { wakeRun } from './runs/wake-run.ts';
// Schedules
export { DUE_SCHEDULES, listDueSchedules, type ScheduleRow } from './schedules/list-due-schedules.ts';
export { nextFireDelay } from './schedules/next-fire-delay.ts';
export { parkSchedule } from './schedules/park-schedule.ts';
export { type PlanSchedule, planSchedule } from './schedules/plan-schedule.ts';
export { syncSchedules, type WantedSchedule } from './schedules/sync-schedules.ts';
export { takeFire } from './schedules/take-fire.ts';
// Tenants and users
// Single sign-on
export { type DiscardOutcome, type DiscardSetup, discardSetup } from './setups/discard-setup.ts';
export { type FlowsOfClone, insertFlowsOfClone } from './setups/insert-flows-of-clone.ts';
export { type FlowsOfSetup, insertFlowsOfSetup } from './setups/insert-flows-of-setup.ts';
export { insertSetup, type NewSetup } from './setups/insert-setup.ts';
export { type KeepSetup, keepSetup } from './setups/keep-setup.ts';
export { listSetups, type SetupRow } from './setups/list-setups.ts';
export { deleteSso } from './sso/delete-sso.ts';
export { type EnterBySso, type EnterBySsoOutcome, enterBySso } from './sso/enter-by-sso.ts';
export { findSso } from './sso/find-sso.ts';
export { findSsoSession } from './sso/find-sso-session.ts';
export { findSsoTenants, type SsoTenant } from './sso/find-sso-tenants.ts';
export { insertSsoAttempt, type NewSsoAttempt } from './sso/insert-sso-attempt.ts';
export { putSso } from './sso/put-sso.ts';
export { type SsoAttempt, takeSsoAttempt } from './sso/take-sso-attempt.ts';
export type { TenantSsoRow } from './sso/tenant-sso.ts';
// Templates
export {
  type AddTemplateVersion,
  addTemplateVersion,
  addTemplateVersionIn,
} from './templates/add-template-version.ts';
export { findOwnCopy, type OwnCopyRow } from './templates/find-own-copy.ts';
export { findTemplateVersion, type TemplateVersionRow } from './templates/find-template-version.ts';
export { type InsertTemplate, insertTemplate, insertTemplateIn } from './templates/insert-template.ts';
export {
  listTemplateCopies,
  listTemplateShares,
  type TemplateCopyRow,
  type TemplateShareRow,
} from './templates/list-template-shares.ts';
export { listTemplateVersions, type TemplateVersionListRow } from './templates/list-template-versions.ts';
export { listTemplates, type TemplateRow } from './templates/list-templates.ts';
export { listTemplatesOfFlow, type TemplateOfFlowRow } from './templates/list-templates-of-flow.ts';
export { lockTaking } from './templates/lock-taking.ts';
export { listPartOrigins, type PartOriginRow, putPartOrigins } from './templates/part-origins.ts';
export { type PutShippedTemplate, putShippedTemplate } from './templates/put-shipped-template.ts';
export { removeTemplate } from './templates/remove-template.ts';
export { revokeTemplateShare, type ShareTemplate, shareTemplate } from './templates/share-template.ts';
export type { NewTemplateVersion } from './templates/template-content.ts';
export { DEFAULT_TENANT_RUNS } from './tenants/default-tenant-runs.ts';
export { findTenant, type TenantRow } from './tenants/find-tenant.ts';
export { findTenantLimits, type TenantLimits } from './tenants/find-tenant-limits.ts';
export { insertTenant, type NewTenant } from './tenants/insert-tenant.ts';
export { listWrappedKeys, type WrappedKey } from './tenants/list-wrapped-keys.ts';
export { replaceWrappedKeys } from './tenants/replace-wrapped-keys.ts';
export { type SetMaxRunningRuns, setMaxRunningRuns } from './tenants/set-max-running-runs.ts';
// Upgrades of flows made from templates
export {
  type ApplyUpgrade,
  type ApplyUpgradeOutcome,
  applyUpgrade,
  type FlowMadeByUpgrade,
  type UpgradedFlow,
} from './upgrades/apply-upgrade.ts';
export { type FlowUpgradeRow, findUpgrade } from './upgrades/find-upgrade.ts';
export { listTemplateFlows, type TemplateFlowRow } from './upgrades/list-template-flows.ts';
export { listUpgrades, type UpgradeGroupRow } from './upgrades/list-upgrades.ts';
export {
  type Rebound,
  type RollBackOutcome,
  type RollBackUpgrade,
  rollBackUpgrade,
} from './upgrades/roll-back-upgrade.ts';
export { authDatabase } from './users/auth-database.ts';
export { findUser, type UserRow } from './users/find-user.ts';
export { insertUser, type NewUser } from './users/insert-user.ts';
export { shownEmail } from './users/no-email.ts';
export { deleteVariable } from './variables/delete-variable.ts';
export { findVariable } from './variables/find-variable.ts';
export { insertVariable, type NewVariable, type VariableContent } from './variables/insert-variable.ts';
export { listVariables, type VariableRow } from './variables/list-variables.ts';
export { type ChangedVariable, updateVariable } from './variables/update-variable.ts';
// Versions
export { type FlowVersionRow, findVersion } from './versions/find-version.ts';
export { type FlowVersionListRow, listVersions } from './versions/list-versions.ts';
export {
  type FlowToPublish,
  type PublishedFlow,
  type PublishFlows,
  publishFlows,
} from './versions/publish-flows.ts';
export { type PublishVersion, publishVersion } from './versions/publish-version.ts';
export { type SnapshotDraft, snapshotDraft } from './versions/snapshot-draft.ts';
// What came for waiting runs
export { receiveWaitCallback, type WaitCallbackOutcome } from './wait-callbacks/receive-wait-callback.ts';
