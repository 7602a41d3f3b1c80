import { findRow, tableOf } from '../company.ts';
import type { SapRecord } from '../entities/field-definition.ts';
import { localMoment } from '../sap-context.ts';
import { businessError } from '../sap-error.ts';
import { type EntityRules, linesOf, type RuleCall } from './entity-rules.ts';

/** Documents that move stock: batch-managed items need their batches, and quantities change. */
const STOCK_SIGN: Partial<Record<string, 1 | -1 | 0>> = {
  InventoryGenEntries: 1,
  InventoryGenExits: -1,
  PurchaseDeliveryNotes: 1,
  PurchaseReturns: -1,
  DeliveryNotes: -1,
  Returns: 1,
  StockTransfers: 0,
};

const PRODUCTION_ORDER = 202;

/** Rules of every marketing document and of stock transfers. */
export const documentRules: EntityRules = {
  complete(call) {
    const { context, record, prior } = call;
    const today = localMoment(context).date;
    if (!prior) {
      record.DocNum ??= record.DocEntry ?? null;
      record.DocDate ??= today;
    }
    const partner = typeof record.CardCode === 'string' ? partnerOf(call, record.CardCode) : undefined;
    if (partner && 'CardName' in record) record.CardName ??= partner.CardName ?? null;
    let total = 0;
    const field = lineField(call);
    const lines = linesOf(record, field).map((line) => ({ ...line }));
    record[field] = lines;
    for (const line of lines) {
      line.ItemCode ??= itemOfBase(call, line);
      const item = itemOf(call, line.ItemCode);
      line.ItemDescription ??= item?.ItemName ?? null;
      line.MeasureUnit ??= item?.InventoryUOM ?? null;
      if (typeof line.Price === 'number' && typeof line.Quantity === 'number') {
        line.LineTotal = Math.round(line.Price * line.Quantity * 100) / 100;
        total += line.LineTotal;
      }
    }
    if ('DocTotal' in record) record.DocTotal = Math.round(total * 100) / 100;
  },

  check(call) {
    const { definition, record, prior } = call;
    if (typeof record.CardCode === 'string' && !partnerOf(call, record.CardCode)) {
      throw businessError(-5002, `Invalid BP code [${definition.table}.CardCode] , '${record.CardCode}'`);
    }
    const field = lineField(call);
    const lines = linesOf(record, field);
    if (!prior && lines.length === 0) {
      throw businessError(-5002, `Document must contain at least one line [${definition.table}.${field}]`);
    }
    lines.forEach((line, index) => {
      checkLine(call, line, `[${field}.ItemCode][line: ${index + 1}]`);
    });
  },

  stored(call) {
    const sign = STOCK_SIGN[call.definition.set];
    if (call.prior || !sign) return;
    for (const line of linesOf(call.record, lineField(call))) {
      const quantity = Number(line.Quantity ?? 0);
      const item = itemOf(call, line.ItemCode);
      if (item) item.QuantityOnStock = Number(item.QuantityOnStock ?? 0) + sign * quantity;
      const order = line.BaseType === PRODUCTION_ORDER ? productionOrder(call, line) : undefined;
      if (order && sign > 0) order.CompletedQuantity = Number(order.CompletedQuantity ?? 0) + quantity;
    }
  },
};

function checkLine(call: RuleCall, line: SapRecord, place: string): void {
  if (line.BaseType === PRODUCTION_ORDER && !productionOrder(call, line)) {
    throw businessError(-5002, `Base document not found ${place.replace('ItemCode', 'BaseEntry')}`);
  }
  if (line.ItemCode === null || line.ItemCode === undefined || line.ItemCode === '') {
    throw businessError(-5002, `Item number is missing; specify an item number ${place}`);
  }
  const item = itemOf(call, line.ItemCode);
  if (!item) throw businessError(-5002, `Invalid item number '${line.ItemCode}' ${place}`);
  if (typeof line.Quantity !== 'number' || line.Quantity <= 0) {
    throw businessError(-5002, `Enter a quantity greater than 0 ${place.replace('ItemCode', 'Quantity')}`);
  }
  if (STOCK_SIGN[call.definition.set] === undefined || item.ManageBatchNumbers !== 'tYES') return;
  const allotted = linesOf(line, 'BatchNumbers').reduce((sum, batch) => sum + Number(batch.Quantity ?? 0), 0);
  if (Math.abs(allotted - line.Quantity) > 1e-6) {
    throw businessError(-10, 'Cannot add row without complete selection of batch/serial numbers');
  }
}

function lineField(call: RuleCall): string {
  return call.definition.set === 'StockTransfers' ? 'StockTransferLines' : 'DocumentLines';
}

function itemOf(call: RuleCall, code: unknown): SapRecord | undefined {
  return typeof code === 'string' ? findRow(tableOf(call.context.company, 'Items'), [code]) : undefined;
}

function partnerOf(call: RuleCall, code: string): SapRecord | undefined {
  return findRow(tableOf(call.context.company, 'BusinessPartners'), [code]);
}

function productionOrder(call: RuleCall, line: SapRecord): SapRecord | undefined {
  if (typeof line.BaseEntry !== 'number') return undefined;
  return findRow(tableOf(call.context.company, 'ProductionOrders'), [line.BaseEntry]);
}

/** A receipt from production takes the order's product, an issue the component of the base line. */
function itemOfBase(call: RuleCall, line: SapRecord) {
  const order = line.BaseType === PRODUCTION_ORDER ? productionOrder(call, line) : undefined;
  if (!order) return null;
  if (call.definition.set === 'InventoryGenEntries') return order.ItemNo ?? null;
  const component = linesOf(order, 'ProductionOrderLines').find((each) => each.LineNumber === line.BaseLine);
  return component?.ItemNo ?? null;
}
