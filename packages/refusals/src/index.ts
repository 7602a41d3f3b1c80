export { type Language, languageOf } from './language-of.ts';
export { type RefusalTextCode, refusalText } from './refusal-text.ts';
