import Negotiator from 'negotiator';

export type Language = 'en' | 'zh';

const LANGUAGES: Language[] = ['en', 'zh'];

/** The language a caller wants by its `Accept-Language` (`zh-CN,zh;q=0.9,en;q=0.8`): English where it says nothing we speak. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const headers = { 'accept-language': acceptLanguage ?? 'en' };
  const [first] = new Negotiator({ headers }).languages(LANGUAGES);
  return first === 'zh' ? 'zh' : 'en';
}
