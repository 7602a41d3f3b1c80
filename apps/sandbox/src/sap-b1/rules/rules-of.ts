import type { EntityDefinition } from '../entities/field-definition.ts';
import { documentRules } from './document-rules.ts';
import type { EntityRules } from './entity-rules.ts';
import { productionOrderRules } from './production-order-rules.ts';
import { specialPriceRules } from './special-price-rules.ts';

const NO_RULES: EntityRules = {};

/** The business rules of an entity. */
export function rulesOf(definition: EntityDefinition): EntityRules {
  if (definition.element === 'Document' || definition.element === 'StockTransfer') return documentRules;
  if (definition.set === 'ProductionOrders') return productionOrderRules;
  if (definition.set === 'SpecialPrices') return specialPriceRules;
  return NO_RULES;
}
