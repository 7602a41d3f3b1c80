/** How an expression is called on its chip: the step's icon and title and the path, or that it computes. */
import { type FlowDocument, stepByKey } from '@flowbridge/flow';
import { iconOfStep, type NamedRoot, ROOT_ICONS } from '../catalog/reference-icons.tsx';
import { stepTitle, type Words } from '../catalog/step-words.ts';
import type { ChipLabel } from '../fields/template/template-dom.ts';
import { pathReference } from '../fields/template/template-text.ts';

type Given = { document: FlowDocument; words: Words; rootName: (root: NamedRoot) => string };

export function describeReference(source: string, { document, words, rootName }: Given): ChipLabel {
  const reference = pathReference(source);
  if (!reference) return { title: 'ƒ', path: source, kind: 'computed', icon: null };
  const [key = '', ...rest] = reference.names;
  const path = rest.join('.');
  switch (reference.root) {
    case 'steps':
    case 'loops': {
      const step = stepByKey(document, key);
      if (step)
        return { title: stepTitle(step, words), path, kind: reference.root, icon: iconOfStep(step, words) };
      if (key === 'row') return { title: rootName('row'), path, kind: reference.root, icon: null };
      return { title: key, path, kind: 'missing', icon: null };
    }
    case 'callbacks': {
      const step = stepByKey(document, key);
      const kind = step ? 'callbacks' : 'missing';
      const title = step ? stepTitle(step, words) : key;
      return { title: rootName('callbacks'), path: title, kind, icon: ROOT_ICONS.callbacks };
    }
    case 'vars':
      return { title: key, path, kind: 'vars', icon: ROOT_ICONS.vars };
    case 'params': {
      const parameter = document.parameters.find((each) => each.key === key);
      const kind = parameter ? 'params' : 'missing';
      return { title: parameter?.label ?? key, path, kind, icon: ROOT_ICONS.params };
    }
    case 'trigger':
    case 'run':
    case 'error':
    case 'tenant':
    case 'cursor': {
      const { root, names } = reference;
      return { title: rootName(root), path: names.join('.'), kind: root, icon: ROOT_ICONS[root] };
    }
    default:
      return { title: reference.root, path: reference.names.join('.'), kind: 'other', icon: null };
  }
}
