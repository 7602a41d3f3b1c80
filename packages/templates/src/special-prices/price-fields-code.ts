/**
 * JavaScript of T07's second code step: what of a special price changes. The approved period counts on its days; what is left of
 * earlier periods stays, with everything they hold. So the same approval again changes nothing, and no day has two prices.
 */
export const PRICE_FIELDS_CODE = `const FIRST = '0000-01-01';
const LAST = '9999-12-31';

/** entry: what was approved; known: the periods the ERP has now. */
function main({ entry, known }) {
  let areas = Array.isArray(known) ? known : [];
  for (const { from, to, price } of entry.periods) {
    const area = {
      DateFrom: from,
      Dateto: to === '' ? null : to,
      SpecialPrice: price,
      ...(entry.currency === '' ? {} : { PriceCurrency: entry.currency }),
    };
    areas = [...areas.flatMap((each) => without(each, from, to || LAST)), area];
  }
  areas = areas
    .sort((a, b) => (start(a) < start(b) ? -1 : 1))
    .map((area, index) => ({ ...area, RowNumber: index }));
  return {
    Price: entry.price,
    ...(entry.currency === '' ? {} : { Currency: entry.currency }),
    ...(entry.priceList === '' ? {} : { PriceListNum: Number(entry.priceList) }),
    ...(areas.length === 0 ? {} : { SpecialPriceDataAreas: areas }),
  };
}

/** What is left of a period when other days are taken out: nothing, one piece or two. */
function without(area, from, to) {
  const [first, last] = [start(area), day(area.Dateto) || LAST];
  if (last < from || first > to) return [area];
  return [
    ...(first < from ? [{ ...area, Dateto: moved(from, -1) }] : []),
    ...(last > to ? [{ ...area, DateFrom: moved(to, 1) }] : []),
  ];
}

/** Dates come with or without a time. */
const day = (value) => String(value ?? '').slice(0, 10);
const start = (area) => day(area.DateFrom) || FIRST;

function moved(date, days) {
  return new Date(Date.parse(date + 'T00:00:00Z') + days * 86400000).toISOString().slice(0, 10);
}
`;
