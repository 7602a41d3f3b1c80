/** Why a user's code failed, in words. */
import { detailText, seconds } from './detail-words.ts';

type Language = 'en' | 'zh';
type Details = Readonly<Record<string, unknown>>;

const reasons: Record<string, Record<Language, (details: Details) => string>> = {
  timedOut: {
    en: (d) => `it ran longer than ${seconds(d.limitMs)} s`,
    zh: (d) => `运行超过 ${seconds(d.limitMs)} 秒`,
  },
  waitedTooLong: {
    en: (d) => `it got no place to run within ${seconds(d.limitMs)} s, because other code was running`,
    zh: (d) => `${seconds(d.limitMs)} 秒内没有空闲的执行位置，其他代码正在运行`,
  },
  outOfMemory: { en: () => 'it used more memory than it may', zh: () => '占用内存超过上限' },
  noMain: { en: () => 'it defines no function main', zh: () => '没有定义 main 函数' },
  neverSettled: {
    en: () => 'the promise that main returned is never settled',
    zh: () => 'main 返回的 Promise 一直没有结果',
  },
  notJson: { en: () => 'its output cannot be written as JSON', zh: () => '输出无法转换为 JSON' },
  crashed: { en: () => 'its sandbox broke down', zh: () => '代码沙箱崩溃' },
  otherOutput: {
    en: (d) => `its output is not as declared (${detailText(d.place)}): ${faultIn(d, 'en')}`,
    zh: (d) => `输出与声明不符（${detailText(d.place)}）：${faultIn(d, 'zh')}`,
  },
  cancelled: { en: () => 'it was cancelled', zh: () => '已取消' },
};

/** Both texts travel with the failure: they were made where the output's description is. */
function faultIn({ fault }: Details, language: Language): string {
  return typeof fault === 'object' && fault !== null ? detailText(Reflect.get(fault, language)) : '';
}

/** The reason in the reader's language, with the code's own message where it threw one. */
export function codeReason(details: Details, language: Language): string {
  const words = reasons[detailText(details.reason)]?.[language](details);
  const thrown = detailText(details.text);
  if (words === undefined) return thrown || detailText(details.reason);
  return details.reason === 'notJson' && thrown !== '' ? `${words} (${thrown})` : words;
}
