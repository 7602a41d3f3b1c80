/** Names come from strangers and go into lists, mails and tables: no markup, no signs that hide or turn text around. */
import { partKind } from '../parts/part-kinds.ts';
import { partLabel } from '../parts/read-parts.ts';
import type { PackageContent } from './package-content.ts';
import { documentsOf } from './package-content.ts';
import { flowLabel, type PackageProblem, packageProblem } from './package-problem.ts';

const MARKUP = /<[a-z!/?][^<]*>|<\s*\/?\s*script|javascript:/i;
/** Control signs, zero-width ones that hide text, and those that turn its direction. */
const HIDDEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
/** Descriptions may have lines. */
const HIDDEN_IN_TEXT = /[^\P{Cc}\n\r\t]|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

type Named = { path: string[]; text: string | undefined; lines?: boolean };

export function checkNames(content: PackageContent): PackageProblem[] {
  return namesIn(content).flatMap(({ path, text = '', lines }): PackageProblem[] => {
    if (MARKUP.test(text)) {
      return [
        packageProblem('markupInName', path, {
          en: 'Markup or script is not allowed here.',
          zh: '此处不允许包含标记或脚本。',
        }),
      ];
    }
    if ((lines ? HIDDEN_IN_TEXT : HIDDEN).test(text)) {
      return [
        packageProblem('notText', path, {
          en: 'Control signs and signs that hide text are not allowed here.',
          zh: '此处不允许包含控制字符或隐藏文本的字符。',
        }),
      ];
    }
    return [];
  });
}

function namesIn({ names, descriptions, tags, flows, parts = [], variables = [] }: PackageContent): Named[] {
  const found: Named[] = [
    ...bilingual(['names'], names),
    ...bilingual(['descriptions'], descriptions).map((each) => ({ ...each, lines: true })),
    ...tags.map((text, index) => ({ path: ['tags', String(index + 1)], text })),
  ];
  flows.forEach((flow, index) => {
    const at = ['flows', flowLabel(index, flow.names)];
    found.push(...bilingual([...at, 'names'], flow.names));
    for (const { document } of documentsOf(flow)) {
      for (const step of Object.values(document.steps)) {
        found.push({ path: [...at, 'steps', step.key, 'title'], text: step.title });
      }
      for (const trigger of document.triggers) {
        found.push({ path: [...at, 'triggers', trigger.key, 'title'], text: trigger.title });
      }
      for (const { key, label } of document.parameters) {
        found.push({ path: [...at, 'parameters', key, 'label'], text: label });
      }
    }
  });
  parts.forEach((part, index) => {
    for (const { place, ...named } of partKind(part.kind).texts(part)) {
      found.push({ path: ['parts', partLabel(index, part), ...place.map(String)], ...named });
    }
  });
  for (const { key, description } of variables) {
    found.push({ path: ['variables', key, 'description'], text: description, lines: true });
  }
  return found;
}

function bilingual(path: string[], { en, zh }: { en: string; zh: string }): Named[] {
  return [
    { path: [...path, 'en'], text: en },
    { path: [...path, 'zh'], text: zh },
  ];
}
