import { connectorsFor } from '../catalog/connectors-for.ts';
import { listCapabilities } from '../contract/capabilities.ts';
import type { ControlPlane } from '../contract/control-plane.ts';
import type { ApiDeps } from '../deps.ts';
import {
  createKey,
  listAllKeys,
  listOwnKeys,
  revokeAnyKey,
  revokeOwnKey,
} from './api-keys/manage-api-keys.ts';
import { bindFlow } from './bind-flow.ts';
import { cancelRun } from './cancel-run.ts';
import { changeConnection, createConnection, removeConnection } from './change-connection.ts';
import { removeFlow, renameFlow } from './change-flow.ts';
import { changeFolder, createFolder, listFolders, removeFolder } from './change-folders.ts';
import { moveMany, removeMany, switchMany, tagMany } from './change-many-flows.ts';
import { createFlow, duplicateFlow } from './create-flow.ts';
import { createPart, publishPart, savePart } from './custom-parts/change-parts.ts';
import { flowsThatBreak } from './custom-parts/flows-that-break.ts';
import { getPart, getPartVersion, listCustomParts } from './custom-parts/look-at-parts.ts';
import { partUsages, removePart } from './custom-parts/part-usages.ts';
import { tryFunctionCases } from './custom-parts/try-function-cases.ts';
import { watchCatalog } from './custom-parts/watch-catalog.ts';
import { decideStep } from './decide-step.ts';
import { applyCommands, replaceDraft } from './edit-draft.ts';
import { cloneFamily } from './families/clone-family.ts';
import { configureFamily } from './families/configure-family.ts';
import { getFamily } from './families/get-family.ts';
import { publishFamily } from './families/publish-family.ts';
import { cancelBackfill, startBackfill } from './fill-back.ts';
import { exportFlows } from './flow-file/export-flows.ts';
import { importFlows, previewFlowFile } from './flow-file/import-flows.ts';
import { getFlow } from './get-flow.ts';
import { getAttemptDocument, getRun } from './get-run.ts';
import { getRunFile } from './get-run-file.ts';
import { getRunValue } from './get-run-value.ts';
import { getStepDetail } from './get-step-detail.ts';
import { acceptInvitation, joinByInvitation, lookAtInvitation } from './invitations/accept-invitation.ts';
import { createInvitation, listInvitations, revokeInvitation } from './invitations/manage-invitations.ts';
import { listCallableFlows } from './list-callable-flows.ts';
import { getConnection, listConnections } from './list-connections.ts';
import { getDataset, getRecord, listDatasets, listRecords } from './list-datasets.ts';
import { listEarlierMappings } from './list-earlier-mappings.ts';
import { listFacets, listFlows } from './list-flows.ts';
import { listIterations } from './list-iterations.ts';
import { countRuns, listRuns } from './list-runs.ts';
import { listSteps } from './list-steps.ts';
import { getVersion, listVersions } from './list-versions.ts';
import {
  createCredential,
  endFormer,
  listCredentials,
  revokeCredential,
  rotateCredential,
  setCredentialFlows,
} from './manage-credentials.ts';
import { changeRole, getMe, listMembers, removeMember } from './manage-people.ts';
import { copyTemplate } from './packages/copy-template.ts';
import { compareCopyItem } from './packages/copying/compare-item.ts';
import { planTemplateCopy } from './packages/copying/plan-copy.ts';
import { createFromTemplate } from './packages/create-from-template.ts';
import { listFlowsOfTemplate } from './packages/list-flows-of-template.ts';
import { getTemplate, listTemplates, listTemplateVersions } from './packages/list-templates.ts';
import { packFlows } from './packages/pack-flows.ts';
import { exportTemplate, importPackageFile, previewPackageFile } from './packages/package-files.ts';
import { previewPackage, publishTemplate } from './packages/publish-template.ts';
import { getSharing, removeTemplate, revokeShare, shareTemplate } from './packages/share-template.ts';
import { getPollState, pollNow, resetPoll } from './poll-cursor.ts';
import { previewRetry } from './preview-retry.ts';
import { publishFlow } from './publish-flow.ts';
import { getBulk, listBulk } from './read-bulk.ts';
import { confirmDelivered, resendRecords } from './resend-records.ts';
import { retryRun } from './retry-run.ts';
import { runFlow } from './run-flow.ts';
import { discardSetup, setupRemains } from './setups/discard-setup.ts';
import { beginSetup, keepSetup } from './setups/keep-setup.ts';
import { getSetup, listSetups } from './setups/look-at-setups.ts';
import { sitDown } from './sit-down.ts';
import { findSsoChoices } from './sso/find-sso-choices.ts';
import { getSso, removeSso, saveSso } from './sso/manage-sso.ts';
import { testSso } from './sso/test-sso.ts';
import { startBulk } from './start-bulk.ts';
import { stepSamples } from './step-samples.ts';
import { stopBulk } from './stop-bulk.ts';
import { summariseRun } from './summarise-run.ts';
import { summarizeIterations } from './summarize-iterations.ts';
import { switchFlow } from './switch-flow.ts';
import { changeTenantLimits, getTenantLimits } from './tenant-limits.ts';
import { changeTenantQuotas, getLogUse, getTenantQuotas } from './tenant-quotas.ts';
import {
  createTable,
  describeTable,
  listRows,
  listTables,
  putRows,
  removeRows,
  removeTable,
  tableUsages,
} from './tenant-values/manage-tables.ts';
import {
  changeVariable,
  createVariable,
  listTenantVariables,
  removeVariable,
  variableUsages,
} from './tenant-values/manage-variables.ts';
import { testConnection } from './test-connection.ts';
import { applyMany } from './upgrades/apply-many.ts';
import { applyUpgrade } from './upgrades/apply-upgrade.ts';
import { checkMany } from './upgrades/check-many.ts';
import { checkUpgrade } from './upgrades/check-upgrade.ts';
import { flowWords } from './upgrades/flow-words.ts';
import {
  listDone,
  listDoneEverywhere,
  listUpgrades,
  listUpgradesEverywhere,
} from './upgrades/list-upgrades.ts';
import { previewUpgrade } from './upgrades/preview-upgrade.ts';
import { previewRollBack, rollBack } from './upgrades/roll-back.ts';
import { validateFlow } from './validate-flow.ts';
import { watchFlow } from './watch-flow.ts';
import { watchRun } from './watch-run.ts';

/** The use cases, handed what they reach: what tRPC and REST are two faces of. */
export function assembleControlPlane(deps: ApiDeps): ControlPlane {
  const bound =
    <Who, Input, Output>(useCase: (deps: ApiDeps, who: Who, input: Input) => Promise<Output>) =>
    (who: Who, input: Input) =>
      useCase(deps, who, input);
  return {
    me: { get: (person) => getMe(deps, person) },
    flows: {
      list: bound(listFlows),
      facets: (access) => listFacets(deps, access),
      callable: (access) => listCallableFlows(deps, access),
      earlierMappings: (access) => listEarlierMappings(deps, access),
      get: bound(getFlow),
      create: bound(createFlow),
      rename: bound(renameFlow),
      remove: bound(removeFlow),
      duplicate: bound(duplicateFlow),
      applyCommands: bound(applyCommands),
      replaceDraft: bound(replaceDraft),
      validate: bound(validateFlow),
      samples: bound(stepSamples),
      publish: bound(publishFlow),
      versions: bound(listVersions),
      version: bound(getVersion),
      enable: (access, { id }) => switchFlow(deps, access, { id, enabled: true }),
      disable: (access, { id }) => switchFlow(deps, access, { id, enabled: false }),
      setBindings: bound(bindFlow),
      run: bound(runFlow),
    },
    families: {
      get: bound(getFamily),
      configure: bound(configureFamily),
      publish: bound(publishFamily),
      clone: bound(cloneFamily),
    },
    setups: {
      list: (access) => listSetups(deps, access),
      get: bound(getSetup),
      begin: bound(beginSetup),
      keep: bound(keepSetup),
      remains: bound(setupRemains),
      discard: bound(discardSetup),
    },
    folders: {
      list: (access) => listFolders(deps, access),
      create: bound(createFolder),
      change: bound(changeFolder),
      remove: bound(removeFolder),
    },
    manyFlows: {
      switch: bound(switchMany),
      move: bound(moveMany),
      tag: bound(tagMany),
      remove: bound(removeMany),
    },
    flowFiles: {
      export: bound(exportFlows),
      preview: bound(previewFlowFile),
      import: bound(importFlows),
    },
    presence: {
      watch: (access, input, signal) => watchFlow(deps, access, input, signal),
      sit: bound(sitDown),
    },
    polls: {
      state: bound(getPollState),
      now: bound(pollNow),
      reset: bound(resetPoll),
      startBackfill: bound(startBackfill),
      cancelBackfill: bound(cancelBackfill),
    },
    runs: {
      list: bound(listRuns),
      count: bound(countRuns),
      get: bound(getRun),
      file: bound(getRunFile),
      value: bound(getRunValue),
      attemptDocument: bound(getAttemptDocument),
      steps: bound(listSteps),
      stepDetail: bound(getStepDetail),
      summary: bound(summariseRun),
      iterations: bound(summarizeIterations),
      listIterations: bound(listIterations),
      watch: (access, input, signal) => watchRun(deps, access, input, signal),
      retry: bound(retryRun),
      previewRetry: bound(previewRetry),
      decide: bound(decideStep),
      cancel: bound(cancelRun),
    },
    datasets: {
      list: bound(listDatasets),
      get: bound(getDataset),
      records: bound(listRecords),
      record: bound(getRecord),
      resend: bound(resendRecords),
      confirm: bound(confirmDelivered),
    },
    bulk: {
      start: bound(startBulk),
      list: bound(listBulk),
      get: bound(getBulk),
      stop: bound(stopBulk),
    },
    connectors: {
      list: async ({ tenantId }) => [...(await connectorsFor(deps, tenantId)).manifests],
      watch: (access, signal) => watchCatalog(deps, access, signal),
    },
    customParts: {
      list: (access) => listCustomParts(deps, access),
      get: bound(getPart),
      version: bound(getPartVersion),
      usages: bound(partUsages),
      create: bound(createPart),
      save: bound(savePart),
      publish: bound(publishPart),
      breaks: bound(flowsThatBreak),
      tryCases: (access, input) => tryFunctionCases(deps, access, input),
      remove: bound(removePart),
    },
    connections: {
      list: bound(listConnections),
      get: bound(getConnection),
      create: bound(createConnection),
      update: bound(changeConnection),
      remove: bound(removeConnection),
      test: (access, input) => testConnection(deps, access, input),
    },
    templates: {
      list: (access) => listTemplates(deps, access),
      get: bound(getTemplate),
      createFlow: bound(createFromTemplate),
      versions: bound(listTemplateVersions),
      previewPackage: bound(previewPackage),
      publish: bound(publishTemplate),
      pack: bound(packFlows),
      flowsOf: bound(listFlowsOfTemplate),
      remove: bound(removeTemplate),
      sharing: bound(getSharing),
      share: bound(shareTemplate),
      revoke: bound(revokeShare),
      planCopy: bound(planTemplateCopy),
      compareItem: bound(compareCopyItem),
      copy: bound(copyTemplate),
      export: bound(exportTemplate),
      previewFile: bound(previewPackageFile),
      importFile: bound(importPackageFile),
    },
    upgrades: {
      list: (access) => listUpgrades(deps, access),
      everywhere: (person) => listUpgradesEverywhere(deps, person),
      preview: bound(previewUpgrade),
      check: bound(checkUpgrade),
      apply: bound(applyUpgrade),
      words: bound(flowWords),
      checkMany: bound(checkMany),
      applyMany: bound(applyMany),
      done: bound(listDone),
      doneEverywhere: (person) => listDoneEverywhere(deps, person),
      previewRollBack: bound(previewRollBack),
      rollBack: bound(rollBack),
    },
    members: {
      list: (access) => listMembers(deps, access),
      capabilities: async () => listCapabilities(),
      changeRole: bound(changeRole),
      remove: bound(removeMember),
    },
    invitations: {
      list: (access) => listInvitations(deps, access),
      create: bound(createInvitation),
      revoke: bound(revokeInvitation),
      look: (input) => lookAtInvitation(deps, input),
      accept: (person, input) => acceptInvitation(deps, person, input),
      join: (input) => joinByInvitation(deps, input),
    },
    variables: {
      list: (access) => listTenantVariables(deps, access),
      create: bound(createVariable),
      change: bound(changeVariable),
      usages: bound(variableUsages),
      remove: bound(removeVariable),
    },
    lookupTables: {
      list: (access) => listTables(deps, access),
      create: bound(createTable),
      describe: bound(describeTable),
      rows: bound(listRows),
      putRows: bound(putRows),
      removeRows: bound(removeRows),
      usages: bound(tableUsages),
      remove: bound(removeTable),
    },
    apiKeys: {
      mine: (access) => listOwnKeys(deps, access),
      create: (access, person, input) => createKey(deps, access, { person, input }),
      revoke: (access, person, { id }) => revokeOwnKey(deps, access, { person, id }),
      all: (access) => listAllKeys(deps, access),
      revokeAny: bound(revokeAnyKey),
    },
    apiCredentials: {
      list: (access) => listCredentials(deps, access),
      create: bound(createCredential),
      rotate: bound(rotateCredential),
      endFormer: bound(endFormer),
      setFlows: bound(setCredentialFlows),
      revoke: bound(revokeCredential),
    },
    sso: {
      find: (input) => findSsoChoices(deps, input),
      get: (access) => getSso(deps, access),
      save: bound(saveSso),
      test: bound(testSso),
      remove: (access) => removeSso(deps, access),
    },
    tenantLimits: {
      get: (access) => getTenantLimits(deps, access),
      change: bound(changeTenantLimits),
    },
    tenantQuotas: {
      get: (access) => getTenantQuotas(deps, access),
      logUse: (access) => getLogUse(deps, access),
      change: bound(changeTenantQuotas),
    },
  };
}
