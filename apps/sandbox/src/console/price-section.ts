import { rowsInOrder, tableOf } from '../sap-b1/company.ts';
import type { SapRecord } from '../sap-b1/entities/field-definition.ts';
import { linesOf } from '../sap-b1/rules/entity-rules.ts';
import type { SapB1Simulator } from '../sap-b1/sap-b1-simulator.ts';
import { type Html, html } from './html.ts';
import type { Texts } from './texts.ts';

const SHOWN_PRICES = 50;

/** Special prices as they stand in the ERP; the latest when there are many. */
export function priceSection(sapB1: SapB1Simulator, t: Texts): Html {
  const prices = rowsInOrder(tableOf(sapB1.company, 'SpecialPrices')).slice(-SHOWN_PRICES);
  return html`<section class="wide" id="prices" data-testid="erp-prices"><h2>${t.prices}</h2><p class="lead">${t.pricesLead}</p>
<div class="card flush scroll"><table aria-label="${t.prices}">
<thead><tr><th>${t.partner}</th><th>${t.item}</th><th class="number">${t.price}</th><th>${t.periods}</th></tr></thead>
<tbody>${prices.map((price) => priceRow(sapB1, price))}</tbody></table></div></section>`;
}

function priceRow(sapB1: SapB1Simulator, price: SapRecord): Html {
  const [partner, item] = [text(price.CardCode), text(price.ItemCode)];
  const name = (set: string, key: string, field: string) =>
    text(tableOf(sapB1.company, set).rows.get(key)?.[field]);
  return html`<tr data-testid="erp-price-${partner}-${item}">
<td><b>${partner}</b> ${name('BusinessPartners', partner, 'CardName')}</td>
<td><b>${item}</b> ${name('Items', item, 'ItemName')}</td>
<td class="number">${text(price.Price)} ${text(price.Currency)}</td>
<td>${linesOf(price, 'SpecialPriceDataAreas').map(period)}</td></tr>`;
}

function period(area: SapRecord): Html {
  const end = text(area.Dateto) || '…';
  return html`<div>${text(area.DateFrom)} – ${end}: <b>${text(area.SpecialPrice)}</b> ${text(area.PriceCurrency)}</div>`;
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
