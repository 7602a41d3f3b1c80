/** JavaScript of T07's first code step: rows of the form's table → one entry per business partner and item. */
import type { Language } from '../shipped-template.ts';

const MESSAGES = {
  en: {
    noTable: 'The form has no rows in “$1”.',
    row: 'Row $1 of “$2”: ',
    missing: '“$1” is empty.',
    notPrice: '“$1” is no price: “$2”.',
    notList: '“$1” is no number of a price list: “$2”.',
    notDate: '“$1” is no date: “$2”.',
    backwards: 'the period ends ($2) before it begins ($1).',
    noStart: 'a period that ends needs a first day in “$1”.',
    twoHeads: '“$1” differs from an earlier row of the same business partner and item.',
  },
  zh: {
    noTable: '表单的“$1”中没有明细。',
    row: '“$2”第 $1 行：',
    missing: '“$1”为空。',
    notPrice: '“$1”不是价格：“$2”。',
    notList: '“$1”不是价格清单编号：“$2”。',
    notDate: '“$1”不是日期：“$2”。',
    backwards: '结束日期（$2）早于起始日期（$1）。',
    noStart: '填写了结束日期时，“$1”不能为空。',
    twoHeads: '“$1”与前面同一业务伙伴、同一物料的行不一致。',
  },
} satisfies Record<Language, Record<string, string>>;

/** Input: `form` by control name, `controls` by meaning. A control may stand in the table or beside it. */
export function readRowsCode(language: Language): string {
  return `const SAY = ${JSON.stringify(MESSAGES[language], null, 2)};
const say = (name, ...words) => words.reduce((text, word, at) => text.replaceAll('$' + (at + 1), String(word)), SAY[name]);

function main({ form, controls }) {
  const rows = form[controls.table];
  if (!Array.isArray(rows) || rows.length === 0) throw new Error(say('noTable', controls.table));
  const entries = new Map();
  rows.forEach((row, index) => {
    const fail = (...reason) => {
      throw new Error(say('row', index + 1, controls.table) + say(...reason));
    };
    const text = (meaning) => String(row[controls[meaning]] ?? form[controls[meaning]] ?? '').trim();
    const needed = (meaning) => text(meaning) || fail('missing', controls[meaning]);
    const cardCode = needed('partner');
    const itemCode = needed('item');
    const price = readPrice(needed('price')) ?? fail('notPrice', controls.price, text('price'));
    const [from, to] = ['from', 'to'].map(
      (meaning) => readDay(text(meaning)) ?? fail('notDate', controls[meaning], text(meaning)),
    );
    if (to !== '' && from === '') fail('noStart', controls.from);
    if (to !== '' && to < from) fail('backwards', from, to);
    const head = { cardCode, itemCode, currency: text('currency'), priceList: text('priceList') };
    if (!/^\\d{0,9}$/.test(head.priceList)) fail('notList', controls.priceList, head.priceList);
    const key = JSON.stringify([cardCode, itemCode]);
    const entry = entries.get(key) ?? { ...head, price, periods: [] };
    for (const meaning of ['currency', 'priceList']) {
      if (entry[meaning] !== head[meaning]) fail('twoHeads', controls[meaning]);
    }
    entry.price = price;
    if (from !== '') entry.periods.push({ from, to, price });
    entries.set(key, entry);
  });
  return [...entries.values()];
}

/** "1,200.50" as a number; undefined for anything that is no price. */
function readPrice(text) {
  return /^\\d{1,3}(,\\d{3})+(\\.\\d+)?$|^\\d+(\\.\\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : undefined;
}

/** yyyy-MM-dd of 2025-01-17, 2025/1/17, 2025年1月17日 or 20250117; '' of nothing; undefined for anything else. */
function readDay(text) {
  if (text === '') return '';
  const found = /^(\\d{4})(?:[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{2})(\\d{2}))(?:[T ].*)?$/.exec(text);
  if (!found) return undefined;
  const [, year, month = found[4], day = found[5]] = found;
  const iso = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const date = new Date(iso + 'T00:00:00Z');
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}
`;
}
