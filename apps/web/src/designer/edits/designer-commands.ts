/**
 * Everything the designer can be told to do, in one table: the keys listen to it, the help sheet, the menus and the command
 * palette show it. A command without a row here does not exist, and a row cannot have a key that does nothing.
 */
import { type StepId, walkSteps } from '@flowbridge/flow';
import { turnCanvas } from '../canvas/canvas-direction.ts';
import { addNote, tidy } from '../notes/note-edits.ts';
import type { PictureFormat } from '../picture/save-picture.ts';
import type { Designer } from '../store/designer-context.ts';
import type { EditResult } from '../store/edit.ts';
import { clearSelection, selectSteps } from '../store/selection.ts';
import { focusPanel } from './focus-panel.ts';
import {
  askRemoveSelection,
  askRemoveSteps,
  duplicateSteps,
  moveAlong,
  toggleDisabled,
  unwrapStep,
  wrapSteps,
} from './step-edits.ts';
import { bringBack, takeBack } from './take-back.ts';
import { walkIn, walkOut } from './walk-lanes.ts';
import { extendSelection, walkSelection } from './walk-selection.ts';

/** What commands reach beyond the flow: the page's own doings. */
export type PageActions = {
  save: () => void;
  test: () => void;
  testTo: (stepId: StepId) => void;
  copy: (stepIds: readonly StepId[]) => void;
  cut: (stepIds: readonly StepId[]) => void;
  paste: () => void;
  savePicture: (format: PictureFormat) => void;
  openCalled: (stepId: StepId) => void;
};

/** What a command works on: the chosen steps, or those of the menu it is called from. */
export type CommandTarget = {
  designer: Designer;
  stepIds: readonly StepId[];
  actions: PageActions;
  report: (result: EditResult) => boolean;
};

export type CommandGroup = 'move' | 'edit' | 'structure' | 'flow';

export type DesignerCommand = {
  group: CommandGroup;
  /** Alternatives, the one that is shown first. */
  keys: readonly string[];
  /** Changes the document: not offered where it can only be read. */
  edits: boolean;
  /** Works while a text field has the focus. */
  whileTyping?: true;
  /** The browser turns these keys into an event of its own, which is listened to instead. */
  byBrowser?: true;
  /** Moves about by keys only: of no use in a palette. */
  keysOnly?: true;
  /** Whether it can be done now. Absent: always. */
  applies?: (target: CommandTarget) => boolean;
  run: (target: CommandTarget) => void;
};

const some = ({ stepIds }: CommandTarget) => stepIds.length > 0;
const one = ({ stepIds }: CommandTarget) => stepIds.length === 1;
const hasTrigger = ({ designer }: CommandTarget) => designer.store.getState().selectedTrigger !== undefined;
const callsFlow = ({ designer, stepIds: [id, ...more] }: CommandTarget) => {
  const step = id && more.length === 0 ? designer.store.getState().document.steps[id] : undefined;
  return step?.kind === 'callFlow' && step.config.flow !== '';
};
const isContainer = ({ designer, stepIds: [id, ...more] }: CommandTarget) =>
  id !== undefined &&
  more.length === 0 &&
  Object.keys(designer.store.getState().document.lanes).some((lane) => lane.startsWith(`${id}/`));

const wrap = (kind: Parameters<typeof wrapSteps>[2], keys: string[]): DesignerCommand => ({
  group: 'structure',
  keys,
  edits: true,
  applies: some,
  run: ({ designer, stepIds, report }) => report(wrapSteps(designer.store, stepIds, kind)),
});

const rows = {
  walkNext: {
    group: 'move',
    keys: ['ArrowDown'],
    edits: false,
    keysOnly: true,
    run: ({ designer }) => walkSelection(designer, 1),
  },
  walkPrevious: {
    group: 'move',
    keys: ['ArrowUp'],
    edits: false,
    keysOnly: true,
    run: ({ designer }) => walkSelection(designer, -1),
  },
  walkIn: {
    group: 'move',
    keys: ['ArrowRight'],
    edits: false,
    keysOnly: true,
    run: ({ designer }) => walkIn(designer),
  },
  walkOut: {
    group: 'move',
    keys: ['ArrowLeft'],
    edits: false,
    keysOnly: true,
    run: ({ designer }) => walkOut(designer),
  },
  extendNext: {
    group: 'move',
    keys: ['Shift+ArrowDown'],
    edits: false,
    keysOnly: true,
    run: ({ designer }) => extendSelection(designer, 1),
  },
  extendPrevious: {
    group: 'move',
    keys: ['Shift+ArrowUp'],
    edits: false,
    keysOnly: true,
    run: ({ designer }) => extendSelection(designer, -1),
  },
  open: {
    group: 'move',
    keys: ['Enter'],
    edits: false,
    keysOnly: true,
    applies: (target) => one(target) || hasTrigger(target),
    run({ designer }) {
      designer.store.setState({ tab: 'input' });
      focusPanel();
    },
  },
  openCalled: {
    group: 'move',
    keys: ['O'],
    edits: false,
    applies: callsFlow,
    run: ({ actions, stepIds: [stepId] }) => stepId !== undefined && actions.openCalled(stepId),
  },
  leave: {
    group: 'move',
    keys: ['Escape'],
    edits: false,
    keysOnly: true,
    run: ({ designer }) => clearSelection(designer.store),
  },
  find: {
    group: 'move',
    keys: ['Mod+F'],
    edits: false,
    whileTyping: true,
    run: ({ designer }) => designer.store.setState({ finding: true }),
  },
  fit: { group: 'move', keys: ['1'], edits: false, run: ({ designer }) => designer.canvas.current?.fit() },
  turn: { group: 'move', keys: ['L'], edits: false, run: turnCanvas },
  zoomReset: {
    group: 'move',
    keys: ['0'],
    edits: false,
    run: ({ designer }) => designer.canvas.current?.resetZoom(),
  },

  commands: {
    group: 'flow',
    keys: ['Mod+K'],
    edits: false,
    whileTyping: true,
    keysOnly: true,
    run: ({ designer }) => designer.store.setState({ overlay: { kind: 'commands' } }),
  },
  save: {
    group: 'flow',
    keys: ['Mod+S'],
    edits: true,
    whileTyping: true,
    run: ({ actions }) => actions.save(),
  },
  test: {
    group: 'flow',
    keys: ['Mod+Enter'],
    edits: true,
    whileTyping: true,
    run: ({ actions }) => actions.test(),
  },
  testTo: {
    group: 'flow',
    keys: ['Mod+Shift+Enter'],
    edits: true,
    applies: one,
    run: ({ actions, stepIds: [stepId] }) => stepId !== undefined && actions.testTo(stepId),
  },
  testStep: {
    group: 'flow',
    keys: ['T'],
    edits: true,
    applies: one,
    run({ designer, stepIds }) {
      selectSteps(designer.store, stepIds);
      designer.store.setState({ tab: 'test' });
    },
  },
  addNote: { group: 'flow', keys: ['N'], edits: true, run: ({ designer }) => addNote(designer) },
  tidy: {
    group: 'flow',
    keys: ['Alt+Shift+T'],
    edits: true,
    run: ({ designer, report }) => report(tidy(designer)),
  },
  rebind: {
    group: 'flow',
    keys: [],
    edits: true,
    run: ({ designer }) => designer.store.setState({ overlay: { kind: 'rebind' } }),
  },
  savePng: { group: 'flow', keys: [], edits: false, run: ({ actions }) => actions.savePicture('png') },
  saveSvg: { group: 'flow', keys: [], edits: false, run: ({ actions }) => actions.savePicture('svg') },
  help: {
    group: 'flow',
    keys: ['?'],
    edits: false,
    run: ({ designer }) => designer.store.setState({ overlay: { kind: 'help' } }),
  },

  undo: { group: 'edit', keys: ['Mod+Z'], edits: true, run: ({ designer }) => takeBack(designer.store) },
  redo: {
    group: 'edit',
    keys: ['Mod+Y', 'Mod+Shift+Z'],
    edits: true,
    run: ({ designer }) => bringBack(designer.store),
  },
  copy: {
    group: 'edit',
    keys: ['Mod+C'],
    edits: false,
    byBrowser: true,
    applies: some,
    run: ({ actions, stepIds }) => actions.copy(stepIds),
  },
  cut: {
    group: 'edit',
    keys: ['Mod+X'],
    edits: true,
    byBrowser: true,
    applies: some,
    run: ({ actions, stepIds }) => actions.cut(stepIds),
  },
  paste: {
    group: 'edit',
    keys: ['Mod+V'],
    edits: true,
    byBrowser: true,
    run: ({ actions }) => actions.paste(),
  },
  duplicate: {
    group: 'edit',
    keys: ['Mod+D'],
    edits: true,
    applies: some,
    run: ({ designer, stepIds, report }) => report(duplicateSteps(designer.store, stepIds)),
  },
  selectAll: {
    group: 'edit',
    keys: ['Mod+A'],
    edits: false,
    run({ designer: { store } }) {
      selectSteps(
        store,
        [...walkSteps(store.getState().document)].map(({ step }) => step.id),
      );
    },
  },
  rename: {
    group: 'edit',
    keys: ['F2'],
    edits: true,
    applies: one,
    run: ({ designer, stepIds }) =>
      designer.store.setState({ selectedSteps: new Set(stepIds), tab: 'settings', focusField: '/title' }),
  },
  disable: {
    group: 'edit',
    keys: ['D'],
    edits: true,
    applies: some,
    run: ({ designer, stepIds, report }) => report(toggleDisabled(designer.store, stepIds)),
  },
  remove: {
    group: 'edit',
    keys: ['Delete', 'Backspace'],
    edits: true,
    applies: (target) => some(target) || hasTrigger(target),
    run: ({ designer, stepIds, report }) =>
      report(
        stepIds.length > 0 ? askRemoveSteps(designer.store, stepIds) : askRemoveSelection(designer.store),
      ),
  },

  moveEarlier: {
    group: 'structure',
    keys: ['Alt+ArrowUp'],
    edits: true,
    applies: some,
    run: ({ designer, stepIds, report }) => report(moveAlong(designer.store, stepIds, -1)),
  },
  moveLater: {
    group: 'structure',
    keys: ['Alt+ArrowDown'],
    edits: true,
    applies: some,
    run: ({ designer, stepIds, report }) => report(moveAlong(designer.store, stepIds, 1)),
  },
  wrapForEach: wrap('forEach', ['Shift+L']),
  wrapTry: wrap('try', ['Shift+T']),
  wrapCondition: wrap('condition', ['Shift+C']),
  wrapWhile: wrap('while', ['Shift+W']),
  unwrap: {
    group: 'structure',
    keys: ['Shift+U'],
    edits: true,
    applies: isContainer,
    run: ({ designer, stepIds: [id], report }) => id !== undefined && report(unwrapStep(designer.store, id)),
  },
  fold: {
    group: 'structure',
    keys: ['F'],
    edits: false,
    applies: isContainer,
    run: ({ designer, stepIds: [stepId] }) => stepId !== undefined && designer.canvas.current?.fold(stepId),
  },
  replace: {
    group: 'structure',
    keys: ['R'],
    edits: true,
    applies: one,
    run: ({ designer, stepIds: [stepId] }) =>
      stepId !== undefined && designer.store.setState({ overlay: { kind: 'replace', stepId } }),
  },
} satisfies Record<string, DesignerCommand>;

export type CommandId = keyof typeof rows;

/** By id, in the order in which they are taught. */
export const designerCommands: Record<CommandId, DesignerCommand> = rows;

export const commandIds = Object.keys(rows) as CommandId[];

const byChord = new Map(
  commandIds.flatMap((id) => designerCommands[id].keys.map((key) => [key, id] as const)),
);

export function commandAt(chord: string): CommandId | undefined {
  return byChord.get(chord);
}

/** Whether a command is to be offered: it can be done here and now. */
export function isOffered(command: DesignerCommand, target: CommandTarget): boolean {
  if (command.edits && target.designer.store.getState().readOnly) return false;
  return command.applies === undefined || command.applies(target);
}
