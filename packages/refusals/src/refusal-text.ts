import { errors as en } from './en.ts';
import { forPrograms } from './for-programs.ts';
import type { Language } from './language-of.ts';
import { errors as zh } from './zh.ts';

export type RefusalTextCode = keyof typeof en;

const texts = { en, zh } satisfies Record<Language, Record<RefusalTextCode, string>>;

/** A refusal in words, for whoever calls by a program; `{{…}}` of the text is taken from `details`. */
export function refusalText(
  code: RefusalTextCode,
  { language, details = {} }: { language: Language; details?: Readonly<Record<string, unknown>> },
): string {
  const text = forPrograms[language][code] ?? texts[language][code];
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(details[name] ?? '…'));
}
