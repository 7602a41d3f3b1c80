/** Copy, cut and paste by a JSON fragment on the clipboard: works across flows, tenants and browsers. */
import {
  analyze,
  copyFragment,
  type FlowDocument,
  type Fragment,
  outsideSteps,
  type Parameter,
  parentOf,
  parseFragment,
  pasteFragment,
  ROOT_LANE,
  type StepId,
  stepTemplateTexts,
} from '@flowbridge/flow';
import type { SlotAddress } from '../canvas/canvas-model.ts';
import type { Designer } from '../store/designer-context.ts';
import type { DesignerStore, PastedFrom } from '../store/designer-state.ts';
import { type EditResult, edit } from '../store/edit.ts';
import { language } from '../store/expression-language.ts';
import { selectSteps } from '../store/selection.ts';
import { readPastedFrom } from './pasted-from.ts';
import { focusedLane } from './walk-lanes.ts';

export type NamedConnection = { id: string; name: string; connectorKey: string };

/** Steps as clipboard text, with what is known of what does not come along; undefined when there are none. */
export function copiedText(
  store: DesignerStore,
  stepIds: readonly StepId[],
  connections: readonly NamedConnection[],
): string | undefined {
  const { document, bindings } = store.getState();
  const fragment = copyFragment(document, stepIds);
  if (fragment === undefined) return undefined;
  const from: PastedFrom = {
    outside: outsideSteps(document, fragment, language),
    parameters: parametersReadBy(fragment, document),
    connections: connectionsOf(fragment, bindings.connections, connections),
  };
  return JSON.stringify({ flowbridge: 'steps', fragment, from }, null, 1);
}

function parametersReadBy(fragment: Fragment, document: FlowDocument): Parameter[] {
  const read = new Set(
    Object.values(fragment.steps)
      .flatMap((step) => stepTemplateTexts(step))
      .flatMap(({ text }) => analyze(language, text).references)
      .flatMap(({ root, key }) => (root === 'params' && key !== undefined ? [key] : [])),
  );
  return document.parameters.filter(({ key }) => read.has(key));
}

function connectionsOf(
  fragment: Fragment,
  bound: Readonly<Record<string, string>>,
  connections: readonly NamedConnection[],
): PastedFrom['connections'] {
  return Object.fromEntries(
    Object.values(fragment.steps).flatMap((step) => {
      if (step.kind !== 'action') return [];
      const { connector } = step.config;
      const found = connections.find(({ id }) => id === (bound[step.id] ?? bound[connector]));
      return found === undefined ? [] : [[connector, { id: found.id, name: found.name }] as const];
    }),
  );
}

/** `problem` undefined: there are no steps in the text. */
export type PasteResult = EditResult | { ok: false; problem: undefined };

/** Pastes clipboard text at `slot`, else into the empty lane that has the focus, else after the selected step, else at the end, and selects what came. */
export function pasteText(store: DesignerStore, text: string, slot?: SlotAddress): PasteResult {
  const value = jsonOf(text);
  const parsed = parseFragment(isRecord(value) && 'fragment' in value ? value.fragment : value);
  if (!parsed.ok) return { ok: false, problem: undefined };
  const { document } = store.getState();
  const fragment = pasteFragment(document, parsed.fragment, { language });
  const result = edit(store, { type: 'addFragment', ...(slot ?? pastePlace({ store })), fragment });
  if (!result.ok) return result;
  store.setState({ pasted: readPastedFrom(isRecord(value) ? value.from : undefined) });
  selectSteps(store, fragment.roots);
  return result;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function pastePlace(designer: Pick<Designer, 'store'>): SlotAddress {
  const { document, selectedSteps } = designer.store.getState();
  const lane = focusedLane(designer);
  if (lane !== undefined) return { lane, index: 0 };
  const last = [...selectedSteps].at(-1);
  const parent = last === undefined ? undefined : parentOf(document, last);
  if (parent) return { lane: parent.lane, index: parent.index + 1 };
  return { lane: ROOT_LANE, index: document.lanes[ROOT_LANE]?.length ?? 0 };
}
