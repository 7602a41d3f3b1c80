/** Finds interface texts that were not translated: keys that are shown as they are, and English in the Chinese console. */
import { en } from '@flowbridge/web/i18n/en';
import { zh } from '@flowbridge/web/i18n/zh';
import type { Page } from '@playwright/test';
import type { Language } from './people.ts';

/** English texts of the component library, which has a catalog of its own and a few texts outside it. */
const LIBRARY = [
  'OK',
  'Cancel',
  'No data',
  'Please select',
  'Select date',
  'Page',
  'Filter menu',
  'Previous Page',
  'Select all',
  'Custom selection',
];
const LIBRARY_WITH_GAPS = [/^Select row \d+$/, /^Row \d+ selected$/];

function leaves(value: unknown, path: readonly string[] = []): [string[], string][] {
  if (typeof value === 'string') return [[[...path], value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, child]) =>
    leaves(child, [...path, key]),
  );
}

const asPattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const english = leaves(en);
const chinese = new Map(leaves(zh).map(([path, text]) => [path.join('.'), text]));

/** `flows:columns.name`, and `columns.name` as a missing text is shown. Keys of one word are words people read. */
const keys = new Set(
  english.flatMap(([path]) => {
    const [area = '', ...rest] = path;
    const key = rest.join('.').replace(/_(one|other)$/, '');
    return [`${area}:${key}`, ...(key.includes('.') ? [key] : [])];
  }),
);

const untranslated = english.filter(
  ([path, text]) =>
    chinese.get(path.join('.')) !== text && /[A-Za-z]{3}/.test(text.replace(/\{\{\w+\}\}/g, '')),
);
const whole = new Set([...LIBRARY, ...untranslated.map(([, text]) => text.trim())]);
/** Texts with a gap; those of which hardly anything is left without it would fit anything. */
const withGaps = untranslated
  .map(([, text]) => text)
  .filter(
    (text) =>
      text.includes('{{') && (text.replace(/\{\{\w+\}\}/g, '').match(/[A-Za-z]{3,}/g)?.length ?? 0) >= 2,
  )
  .map(
    (text) =>
      new RegExp(
        `^${text
          .split(/\{\{\w+\}\}/)
          .map(asPattern)
          .join('.+')}$`,
      ),
  );

/** Every text a person can see or hear on the page. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const add = (text: string | null) => {
      if (text !== null && text.trim() !== '') found.add(text.replace(/\s+/g, ' ').trim());
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent?.closest('script, style, code, pre, .monaco-editor') === null) {
        add(walker.currentNode.nodeValue);
        // A text with a gap may be cut into several nodes.
        if (parent.childNodes.length > 1 && parent.children.length === 0) add(parent.textContent);
      }
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], img[alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) add(element.getAttribute(name));
    }
    return [...found];
  });
}

/** Texts of the page that are in the wrong language or in none. `names`: what people called their things is theirs. */
export async function leftoversOn(
  page: Page,
  language: Language,
  names: readonly string[] = [],
): Promise<string[]> {
  const texts = (await textsOf(page)).filter((text) => !names.includes(text));
  return texts.filter((text) => {
    if (keys.has(text) || /\{\{\w+\}\}/.test(text)) return true;
    return (
      language === 'zh' &&
      (whole.has(text) || [...LIBRARY_WITH_GAPS, ...withGaps].some((pattern) => pattern.test(text)))
    );
  });
}
