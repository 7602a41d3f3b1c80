/** Polls that could not be read, in words. The runtime fails them before a run has any step. */
import { detailText as text } from './detail-words.ts';
import type { Wording } from './wordings.ts';

export type PollFailureCode =
  | 'poll.keyMissing'
  | 'poll.keyTwice'
  | 'poll.notAList'
  | 'poll.watermarkUnreadable';

const kinds = {
  time: { en: 'a date', zh: '时间' },
  number: { en: 'a number', zh: '数字' },
  text: { en: 'a text', zh: '文本' },
};

function kindOf(kind: unknown, language: 'en' | 'zh'): string {
  return kind === 'time' || kind === 'number' || kind === 'text' ? kinds[kind][language] : text(kind);
}

const record = (index: unknown) => (typeof index === 'number' ? index + 1 : text(index));

export const pollWordings: Record<PollFailureCode, Wording> = {
  'poll.keyMissing': {
    message: {
      en: (d) => `record ${record(d.index)} of the answer has no key`,
      zh: (d) => `返回的第 ${record(d.index)} 条记录没有标识`,
    },
    hint: {
      en: 'Choose a field that every record has as its key in the trigger.',
      zh: '请在触发器中选择每条记录都有的字段作为记录标识。',
    },
  },
  'poll.keyTwice': {
    message: {
      en: (d) => `two different records of the answer have the key “${text(d.key)}”`,
      zh: (d) => `返回的两条不同记录使用了相同的标识“${text(d.key)}”`,
    },
    hint: {
      en: 'Choose a key that is unique for each record, for example document and line number together.',
      zh: '请选择唯一的记录标识，例如单据号加行号。',
    },
  },
  'poll.notAList': {
    message: {
      en: (d) => `the records are ${text(d.found)}, not a list`,
      zh: (d) => `记录列表的值类型为 ${text(d.found)}，不是数组`,
    },
    hint: {
      en: 'Point the field “Records” of the trigger at the list in the answer, such as {{ trigger.body.value }}.',
      zh: '请将触发器的“记录列表”指向响应中的数组，例如 {{ trigger.body.value }}。',
    },
  },
  'poll.watermarkUnreadable': {
    message: {
      en: (d) =>
        `“${text(d.value)}”${d.index === undefined ? '' : ` of record ${record(d.index)}`} is not ${kindOf(d.kind, 'en')}`,
      zh: (d) =>
        `${d.index === undefined ? '' : `第 ${record(d.index)} 条记录的`}“${text(d.value)}”不是${kindOf(d.kind, 'zh')}`,
    },
    hint: {
      en: 'Check the watermark’s kind and field in the trigger; a stored watermark of another kind can be reset there.',
      zh: '请检查触发器中水位的类型和字段；已保存的水位类型不符时可在触发器中重置。',
    },
  },
};
