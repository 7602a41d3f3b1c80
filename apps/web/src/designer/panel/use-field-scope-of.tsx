/** What the fields of a step or trigger can refer to, grouped for the picker, and how references are called on chips. */
import { UnorderedListOutlined } from '@ant-design/icons';
import {
  type ScopeEntry,
  type ScopeView,
  type StepId,
  scopeAt,
  scopeAtSettings,
  scopeAtTrigger,
  type TriggerId,
  tenantEntries,
} from '@flowbridge/flow';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { connectorCatalog } from '../catalog/connector-catalog.ts';
import { iconOfStep, type NamedRoot, ROOT_ICONS } from '../catalog/reference-icons.tsx';
import { stepTitle, type Words } from '../catalog/step-words.ts';
import { useTenantNames } from '../catalog/tenant-names.ts';
import { useWords } from '../catalog/use-words.ts';
import type { FieldScope, PickerEntry, PickerGroup } from '../fields/picker/field-scope.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import type { DesignerState } from '../store/designer-state.ts';
import { describeReference } from './describe-reference.ts';

type FlowDocument = DesignerState['document'];

/** Where fields stand: before a step unless `view` says otherwise, in a trigger, or in the flow's settings. */
export type FieldPlace =
  | { stepId: StepId; view?: keyof Omit<ScopeView, 'stepId'> }
  | { triggerId: TriggerId }
  | { settings: true };

export function useFieldScopeOf(place: FieldPlace): FieldScope {
  const { t } = useTranslation('panel');
  const { connectors } = useDesigner();
  const words = useWords(connectors);
  const document = useDesignerState((state) => state.document);
  const readOnly = useDesignerState((state) => state.readOnly);
  const stepId = 'stepId' in place ? place.stepId : undefined;
  const view = 'stepId' in place ? place.view : undefined;
  const triggerId = 'triggerId' in place ? place.triggerId : undefined;
  const tenant = useTenantNames();
  const entries = useMemo(() => {
    const catalog = connectorCatalog(connectors);
    const shared = tenant === undefined ? [] : tenantEntries(tenant);
    if (stepId !== undefined) {
      const place = { stepId, ...(view === undefined ? {} : { [view]: true }) };
      return [...scopeAt(document, place, catalog), ...shared];
    }
    const own =
      triggerId === undefined
        ? scopeAtSettings(document, catalog)
        : scopeAtTrigger(document, triggerId, catalog);
    return [...own, ...shared];
  }, [document, stepId, view, triggerId, connectors, tenant]);
  return useMemo(
    () => ({
      entries,
      groups: groupsOf(entries, document, words, (root) => t(`picker.${root}`)).map((group) =>
        // What the step gave in its last run is no sample of what the check answers.
        group.stepId === stepId ? { ...group, stepId: undefined } : group,
      ),
      describe: (source) =>
        describeReference(source, { document, words, rootName: (root) => t(`picker.${root}`) }),
      readOnly,
    }),
    [entries, document, words, stepId, readOnly, t],
  );
}

/** Roots whose entries stand for themselves, without their fields opened. */
const KEYED = new Set<ScopeEntry['root']>(['vars', 'params', 'callbacks', 'tenant']);

function groupsOf(
  entries: readonly ScopeEntry[],
  document: FlowDocument,
  words: Words,
  rootName: (root: NamedRoot) => string,
): PickerGroup[] {
  const groups: PickerGroup[] = [];
  const shared = new Map<string, PickerGroup>();
  for (const entry of entries) {
    const step = entry.stepId === undefined ? undefined : document.steps[entry.stepId];
    if ((entry.root === 'steps' || entry.root === 'loops') && step) {
      groups.push({
        id: entry.expression,
        title: stepTitle(step, words),
        icon: iconOfStep(step, words),
        entries: opened(entry, words),
        stepId: entry.root === 'steps' ? step.id : undefined,
      });
      continue;
    }
    if (entry.root === 'steps') continue;
    if (entry.root === 'loops') {
      groups.push({
        id: entry.expression,
        title: rootName('row'),
        icon: <UnorderedListOutlined />,
        entries: opened(entry, words),
        stepId: undefined,
      });
      continue;
    }
    const group: PickerGroup = shared.get(entry.root) ?? {
      id: entry.root,
      title: rootName(entry.root),
      icon: ROOT_ICONS[entry.root],
      entries: [],
      stepId: undefined,
    };
    if (!shared.has(entry.root)) groups.push(group);
    shared.set(entry.root, group);
    const keyed = KEYED.has(entry.root);
    const label = entry.root === 'callbacks' && step ? stepTitle(step, words) : entry.title;
    group.entries.push(
      ...(keyed ? [{ expression: entry.expression, label, schema: entry.schema }] : opened(entry, words)),
    );
  }
  return groups;
}

/** An entry's own fields stand at the top of its group; an entry without fields stands for itself. */
function opened(entry: ScopeEntry, words: Words): PickerEntry[] {
  const { fields } = entry.schema;
  const itself = { expression: entry.expression, label: entry.key ?? entry.root, schema: entry.schema };
  if (!fields?.length) return [itself];
  return fields.map((field) => ({
    expression: `${entry.expression}.${field.key}`,
    label: field.schema.names?.[words.language] || field.key,
    schema: field.schema,
  }));
}
