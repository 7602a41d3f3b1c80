/**
 * Those parts of docs/templates that are made from the templates: between `<!-- made: name -->` and `<!-- end -->`. Everything
 * around them is written by people and stays.
 */
import type { FlowDocument, Parameter } from '@flowbridge/flow';
import type { Language, ShippedTemplate } from '../shipped-template.ts';

const WORDS = {
  en: {
    other: '简体中文',
    canvas: 'The canvas',
    systems: 'Systems',
    starts: 'Starts',
    table: ['Question', 'Parameter', 'Default', 'Help'],
    required: 'required',
    where: 'Where',
    what: 'What it does',
  },
  zh: {
    other: 'English',
    canvas: '画布',
    systems: '系统',
    starts: '触发方式',
    table: ['问题', '参数', '默认值', '说明'],
    required: '必填',
    where: '步骤',
    what: '作用',
  },
} satisfies Record<Language, Record<string, string | string[]>>;

const SYSTEMS: Record<string, Record<Language, string>> = {
  'sap-b1': { en: 'SAP Business One (Service Layer)', zh: 'SAP Business One（Service Layer）' },
  dingtalk: { en: 'DingTalk', zh: '钉钉' },
};

/** The page with its made parts anew. Throws when a part has no end or is not known. */
export function withMadeSections(page: string, template: ShippedTemplate, language: Language): string {
  const sections = sectionsOf(template, language);
  return page.replaceAll(/<!-- made: (\w+) -->\n[\s\S]*?<!-- end -->/g, (_, name: string) => {
    const lines = sections[name];
    if (lines === undefined) throw new Error(`docs/templates: no part is called “${name}”.`);
    return [`<!-- made: ${name} -->`, '', ...lines, '', '<!-- end -->'].join('\n');
  });
}

function sectionsOf(template: ShippedTemplate, language: Language): Record<string, string[] | undefined> {
  const words = WORDS[language];
  const { key, names, descriptions, connectors, flows } = template;
  const documents = flows.map((flow) => flow.document(language));
  const starts = documents.flatMap(({ triggers }) => triggers.map(({ title = '' }) => title));
  const systems = connectors.map((connector) => SYSTEMS[connector]?.[language] ?? connector);
  return {
    head: [
      `# ${key} · ${names[language]}`,
      '',
      `[${words.other}](${key}.${language === 'en' ? 'zh' : 'en'}.md) · ${words.systems}: ${systems.join(', ')} · ${words.starts}: ${starts.join(', ')}`,
      '',
      descriptions[language],
      '',
      `![${words.canvas}](${key}.${language}.svg)`,
    ],
    parameters: [
      `| ${words.table.join(' | ')} |`,
      '| --- | --- | --- | --- |',
      ...documents.flatMap(({ parameters }) => parameters.map((each) => parameterRow(each, language))),
    ],
    hardening: [
      `| ${words.where} | ${words.what} |`,
      '| --- | --- |',
      ...documents.flatMap(hardeningOf).map(([note, titles]) => `| ${titles.join('<br>')} | ${cell(note)} |`),
    ],
  };
}

function parameterRow(
  { key, label, default: value, required, help = '', choices }: Parameter,
  language: Language,
): string {
  const shown = choices?.find((each) => each.value === value)?.label ?? (value === '' ? undefined : value);
  const given = shown === undefined ? '–' : `\`${String(shown)}\``;
  const open = required && value === undefined ? WORDS[language].required : given;
  return `| ${cell(label)} | \`${key}\` | ${open} | ${cell(help)} |`;
}

/** Our additions to the source flow – notes that begin with “+” – each with the steps that carry it. */
function hardeningOf({ steps, triggers }: FlowDocument): [note: string, titles: string[]][] {
  const found = new Map<string, string[]>();
  for (const { title = '', note = '' } of [...triggers, ...Object.values(steps)]) {
    if (note.startsWith('+ ')) found.set(note.slice(2), [...(found.get(note.slice(2)) ?? []), title]);
  }
  return [...found];
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>');
