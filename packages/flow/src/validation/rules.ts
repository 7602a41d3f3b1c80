/** All rules, in the order in which their problems are listed. */
import type { Rule } from './rule.ts';
import { actionsComplete } from './rules/actions-complete.ts';
import { batchesWhole } from './rules/batches-whole.ts';
import { callbackReferences } from './rules/callback-references.ts';
import { calleesFit } from './rules/callees-fit.ts';
import { casesDistinct } from './rules/cases-distinct.ts';
import { codeHasMain } from './rules/code-has-main.ts';
import { conditionsComplete } from './rules/conditions-complete.ts';
import { connectionsChosen } from './rules/connections-chosen.ts';
import { cursorReferences } from './rules/cursor-references.ts';
import { datasetsComplete } from './rules/datasets-complete.ts';
import { errorReferences } from './rules/error-references.ts';
import { expressionsValid } from './rules/expressions-valid.ts';
import { fieldSetsObeyed } from './rules/field-sets-obeyed.ts';
import { fieldsKnown } from './rules/fields-known.ts';
import { httpTriggerSane } from './rules/http-trigger-sane.ts';
import { jumpsInPlace } from './rules/jumps-in-place.ts';
import { lanesFilled } from './rules/lanes-filled.ts';
import { listsComplete } from './rules/lists-complete.ts';
import { loopReferences } from './rules/loop-references.ts';
import { mappingComplete } from './rules/mapping-complete.ts';
import { parametersConsistent } from './rules/parameters-consistent.ts';
import { pollComplete } from './rules/poll-complete.ts';
import { respondInPlace } from './rules/respond-in-place.ts';
import { scheduleSane } from './rules/schedule-sane.ts';
import { settingsConsistent } from './rules/settings-consistent.ts';
import { settingsObeyed } from './rules/settings-obeyed.ts';
import { stepReferences } from './rules/step-references.ts';
import { stepsReachable } from './rules/steps-reachable.ts';
import { tenantReferences } from './rules/tenant-references.ts';
import { triggerComplete } from './rules/trigger-complete.ts';
import { triggerPresent } from './rules/trigger-present.ts';
import { triggerReferences } from './rules/trigger-references.ts';
import { typesFit } from './rules/types-fit.ts';
import { unknownChecksComplete } from './rules/unknown-checks-complete.ts';
import { valuesGiven } from './rules/values-given.ts';
import { variableReferences } from './rules/variable-references.ts';
import { variableTypes } from './rules/variable-types.ts';
import { variablesSetAtOnce } from './rules/variables-set-at-once.ts';
import { waitsComplete } from './rules/waits-complete.ts';

export const rules: readonly Rule[] = [
  triggerPresent,
  scheduleSane,
  triggerComplete,
  pollComplete,
  httpTriggerSane,
  triggerReferences,
  actionsComplete,
  fieldSetsObeyed,
  unknownChecksComplete,
  calleesFit,
  connectionsChosen,
  valuesGiven,
  conditionsComplete,
  casesDistinct,
  waitsComplete,
  listsComplete,
  mappingComplete,
  datasetsComplete,
  codeHasMain,
  expressionsValid,
  typesFit,
  fieldsKnown,
  stepReferences,
  loopReferences,
  variableReferences,
  variableTypes,
  variablesSetAtOnce,
  callbackReferences,
  errorReferences,
  cursorReferences,
  parametersConsistent,
  tenantReferences,
  settingsConsistent,
  jumpsInPlace,
  batchesWhole,
  lanesFilled,
  respondInPlace,
  stepsReachable,
  settingsObeyed,
];
