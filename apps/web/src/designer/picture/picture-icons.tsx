/** The icons of cards as parts of an SVG: drawn once by React aside, then read. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { FlowDocument, Step, Trigger } from '@flowbridge/flow';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { StepIcon, TriggerIcon } from '../catalog/step-icon.tsx';
import { connectorOf, connectorOfTrigger } from '../catalog/step-words.ts';
import { lightColour } from './picture-style.ts';

export type PictureIcon =
  | { kind: 'glyph'; colour: string; viewBox: string; shapes: string }
  | { kind: 'letters'; letters: string; background: string; colour: string };

/** Of the same icon for all parts that look alike. */
export function iconName(part: Step | Trigger, connectors: readonly ConnectorManifest[]): string {
  const connector = connectorFor(part, connectors);
  return connector ? `connector ${connector.key}` : part.kind;
}

export function readIcons(
  document: FlowDocument,
  connectors: readonly ConnectorManifest[],
): ReadonlyMap<string, PictureIcon> {
  const parts = [...Object.values(document.steps), ...document.triggers];
  const one = new Map(parts.map((part) => [iconName(part, connectors), part]));
  const aside = window.document.createElement('div');
  const root = createRoot(aside);
  flushSync(() =>
    root.render(
      [...one].map(([name, part]) => (
        <div key={name} data-icon={name}>
          <PartIcon part={part} connectors={connectors} />
        </div>
      )),
    ),
  );
  const icons = [...aside.children].flatMap((element): [string, PictureIcon][] => {
    const icon = readIcon(element.firstElementChild);
    const name = element.getAttribute('data-icon');
    return icon === undefined || name === null ? [] : [[name, icon]];
  });
  root.unmount();
  return new Map(icons);
}

function PartIcon({ part, connectors }: { part: Step | Trigger; connectors: readonly ConnectorManifest[] }) {
  const connector = connectorFor(part, connectors);
  return isTrigger(part) ? (
    <TriggerIcon kind={part.kind} connector={connector} />
  ) : (
    <StepIcon kind={part.kind} connector={connector} />
  );
}

function readIcon(element: Element | null): PictureIcon | undefined {
  if (!(element instanceof HTMLElement)) return undefined;
  const letters = element.getAttribute('data-letters');
  if (letters !== null) {
    return { kind: 'letters', letters, background: element.style.background, colour: element.style.color };
  }
  const svg = element.querySelector('svg');
  if (svg === null) return undefined;
  const viewBox = svg.getAttribute('viewBox') ?? '0 0 1024 1024';
  return { kind: 'glyph', colour: lightColour(element.style.color), viewBox, shapes: svg.innerHTML };
}

const TRIGGER_KINDS: ReadonlySet<string> = new Set(['manual', 'schedule', 'poll', 'http', 'connectorEvent']);
const isTrigger = (part: Step | Trigger): part is Trigger => TRIGGER_KINDS.has(part.kind);

function connectorFor(part: Step | Trigger, connectors: readonly ConnectorManifest[]) {
  if (isTrigger(part)) return connectorOfTrigger(connectors, part);
  return part.kind === 'action' ? connectorOf(connectors, part.config.connector) : undefined;
}
