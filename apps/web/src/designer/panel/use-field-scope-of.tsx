/** What the fields of a step or trigger can refer to, grouped for the picker, and how references are called on chips. */
import {
  FunctionOutlined,
  SettingOutlined,
  ThunderboltOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import {
  type ScopeEntry,
  type StepId,
  scopeAt,
  scopeAtTrigger,
  stepByKey,
  type TriggerId,
} from '@flowbridge/flow';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { connectorCatalog } from '../catalog/connector-catalog.ts';
import { StepIcon, TriggerIcon } from '../catalog/step-icon.tsx';
import { connectorOf, stepTitle, type Words } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import type { FieldScope, PickerEntry, PickerGroup } from '../fields/picker/field-scope.ts';
import { pathReference } from '../fields/template/template-text.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import type { DesignerState } from '../store/designer-state.ts';

type FlowDocument = DesignerState['document'];
/** Where fields stand: before a step unless `view` says otherwise, or in a trigger. */
export type FieldPlace = { stepId: StepId; view?: 'mappingRow' | 'atEndOfBody' } | { triggerId: TriggerId };

export function useFieldScopeOf(place: FieldPlace): FieldScope {
  const { t } = useTranslation('panel');
  const { connectors } = useDesigner();
  const words = useWords(connectors);
  const document = useDesignerState((state) => state.document);
  const readOnly = useDesignerState((state) => state.readOnly);
  const stepId = 'stepId' in place ? place.stepId : undefined;
  const view = 'stepId' in place ? place.view : undefined;
  const triggerId = 'triggerId' in place ? place.triggerId : undefined;
  const entries = useMemo(() => {
    const catalog = connectorCatalog(connectors);
    if (stepId !== undefined) {
      return scopeAt(document, { stepId, ...(view === undefined ? {} : { [view]: true }) }, catalog);
    }
    return triggerId === undefined ? [] : scopeAtTrigger(document, triggerId, catalog);
  }, [document, stepId, view, triggerId, connectors]);
  return useMemo(
    () => ({
      groups: groupsOf(entries, document, words, (root) => t(`picker.${root}`)),
      describe: (source) => describe(source, document, words, (root) => t(`picker.${root}`)),
      readOnly,
    }),
    [entries, document, words, readOnly, t],
  );
}

type NamedRoot = 'trigger' | 'vars' | 'params' | 'run' | 'error' | 'tenant' | 'row';

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
      const connector =
        step.kind === 'action' ? connectorOf(words.connectors, step.config.connector) : undefined;
      groups.push({
        id: entry.expression,
        title: stepTitle(step, words),
        icon: <StepIcon kind={step.kind} connector={connector} />,
        entries: opened(entry, words),
        stepId: entry.root === 'steps' ? step.id : undefined,
      });
      continue;
    }
    if (entry.root === 'steps') continue;
    if (entry.root === 'loops') {
      // Of a loop without a step of its own: the record or element at hand.
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
    const keyed = entry.root === 'vars' || entry.root === 'params';
    group.entries.push(
      ...(keyed
        ? [{ expression: entry.expression, label: entry.title, schema: entry.schema }]
        : opened(entry, words)),
    );
  }
  return groups;
}

const ROOT_ICONS = {
  trigger: <TriggerIcon kind="manual" />,
  vars: <FunctionOutlined />,
  params: <SettingOutlined />,
  run: <ThunderboltOutlined />,
  error: <ThunderboltOutlined />,
};

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

function describe(
  source: string,
  document: FlowDocument,
  words: Words,
  rootName: (root: NamedRoot) => string,
): { title: string; path: string; kind: string } {
  const reference = pathReference(source);
  if (!reference) return { title: 'ƒ', path: source, kind: 'computed' };
  const [key = '', ...rest] = reference.names;
  switch (reference.root) {
    case 'steps':
    case 'loops': {
      const step = stepByKey(document, key);
      if (!step && key !== 'row') return { title: key, path: rest.join('.'), kind: 'missing' };
      return {
        title: step ? stepTitle(step, words) : rootName('row'),
        path: rest.join('.'),
        kind: reference.root,
      };
    }
    case 'vars':
      return { title: key, path: rest.join('.'), kind: 'vars' };
    case 'params': {
      const parameter = document.parameters.find((each) => each.key === key);
      return { title: parameter?.label ?? key, path: rest.join('.'), kind: parameter ? 'params' : 'missing' };
    }
    case 'trigger':
    case 'run':
    case 'error':
    case 'tenant':
      return { title: rootName(reference.root), path: reference.names.join('.'), kind: reference.root };
    default:
      return { title: reference.root, path: reference.names.join('.'), kind: 'other' };
  }
}
