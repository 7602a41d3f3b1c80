import { describe, expect, it } from 'vitest';
import { ENTITY_DEFINITIONS } from '../entities/entity-definitions.ts';
import type { SapRecord } from '../entities/field-definition.ts';
import { SapError } from '../sap-error.ts';
import { compileFilter } from './compile-filter.ts';
import { parseFilter } from './parse-filter.ts';

const definition = (set: string) => {
  const found = ENTITY_DEFINITIONS.find((each) => each.set === set);
  if (!found) throw new Error(set);
  return found;
};

function matches(set: string, filter: string, record: SapRecord, version: 'v1' | 'v2' = 'v1'): boolean {
  return compileFilter(parseFilter(filter), definition(set), version)(record);
}

function refusal(set: string, filter: string, version: 'v1' | 'v2' = 'v1'): SapError {
  try {
    compileFilter(parseFilter(filter), definition(set), version);
  } catch (error) {
    if (error instanceof SapError) return error;
    throw error;
  }
  throw new Error(`accepted: ${filter}`);
}

describe('$filter', () => {
  it('binds and tighter than or, and not tighter than and', () => {
    const record = { CardCode: 'A', GroupCode: 1, CardName: 'x' };
    expect(matches('BusinessPartners', "CardCode eq 'A' or GroupCode eq 2 and CardName eq 'y'", record)).toBe(
      true,
    );
    expect(
      matches('BusinessPartners', "(CardCode eq 'A' or GroupCode eq 2) and CardName eq 'y'", record),
    ).toBe(false);
    expect(matches('BusinessPartners', "not CardCode eq 'A' and GroupCode eq 2", record)).toBe(false);
    expect(matches('BusinessPartners', "not (CardCode eq 'A' and GroupCode eq 2)", record)).toBe(true);
  });

  it('reads a doubled quote inside a text as one quote', () => {
    expect(matches('BusinessPartners', "CardName eq 'O''Neil & <b>'", { CardName: "O'Neil & <b>" })).toBe(
      true,
    );
    expect(matches('BusinessPartners', "CardName eq ''''", { CardName: "'" })).toBe(true);
  });

  it('compares text case-sensitively', () => {
    expect(matches('Items', "ItemCode eq 'C001'", { ItemCode: 'c001' })).toBe(false);
  });

  it('lets ne match a field without value, and eq, gt and le not', () => {
    const record = { U_SyncStatus: null };
    expect(matches('Drafts', "U_SyncStatus ne 'Y'", record)).toBe(true);
    expect(matches('Drafts', "U_SyncStatus eq 'N'", record)).toBe(false);
    expect(matches('Drafts', "U_SyncStatus gt 'A'", record)).toBe(false);
    expect(matches('Drafts', "U_SyncStatus le 'Z'", record)).toBe(false);
    expect(matches('Drafts', 'U_SyncStatus eq null', record)).toBe(true);
    expect(matches('Drafts', 'U_SyncStatus ne null', { U_SyncStatus: 'N' })).toBe(true);
  });

  it('takes enumerations by member name and by database letter', () => {
    const record = { ProductionOrderStatus: 'boposReleased' };
    expect(matches('ProductionOrders', "ProductionOrderStatus eq 'R'", record)).toBe(true);
    expect(matches('ProductionOrders', "ProductionOrderStatus eq 'boposReleased'", record)).toBe(true);
    expect(matches('ProductionOrders', "ProductionOrderStatus eq 'C'", record)).toBe(false);
    expect(matches('Items', "Valid eq 'Y'", { Valid: 'tYES' })).toBe(true);
    expect(matches('Drafts', "DocObjectCode eq 'oPurchaseRequest'", { DocObjectCode: '1470000113' })).toBe(
      true,
    );
    expect(refusal('ProductionOrders', "ProductionOrderStatus eq 'X'").code).toBe(201);
  });

  it('compares dates and times in any of their written forms', () => {
    const record = { CreationDate: '2022-08-23', CreationTime: '10:20:00' };
    const window = "CreationDate ge '20220823' and CreationTime ge '10:19' and CreationTime lt '10:20:01'";
    expect(matches('ApprovalRequests', window, record)).toBe(true);
    expect(matches('ApprovalRequests', "CreationDate gt '2022-08-23T00:00:00Z'", record)).toBe(false);
  });

  it('wants numbers without and texts with quotes', () => {
    expect(refusal('Drafts', "DocEntry eq '16'").code).toBe(201);
    expect(refusal('Drafts', 'DocObjectCode eq 1470000113').code).toBe(201);
    expect(matches('Drafts', '16 lt DocEntry', { DocEntry: 17 })).toBe(true);
    expect(matches('Drafts', 'DocTotal eq -1.5', { DocTotal: -1.5 })).toBe(true);
  });

  it('knows startswith, endswith, contains and, in v1, substringof', () => {
    const record = { CardName: 'Harbor & Co' };
    expect(matches('BusinessPartners', "startswith(CardName,'Harb')", record)).toBe(true);
    expect(matches('BusinessPartners', "endswith(CardName, 'Co') eq true", record)).toBe(true);
    expect(matches('BusinessPartners', "contains(CardName,'& C') eq false", record)).toBe(false);
    expect(matches('BusinessPartners', "not substringof('Baltic',CardName)", record)).toBe(true);
    expect(refusal('BusinessPartners', "substringof('x',CardName)", 'v2').code).toBe(-1000);
    expect(refusal('BusinessPartners', "toupper(CardName) eq 'X'").code).toBe(-1000);
  });

  it('names an unknown property with code 201', () => {
    const error = refusal('Items', "constructor eq 'x'");
    expect([error.status, error.code, error.message]).toEqual([
      400,
      201,
      "Property 'constructor' is invalid",
    ]);
  });

  it.each([
    "CardName eq 'open",
    'CardName eq',
    'CardName = 1',
    "CardName eq 'a' and",
    "(CardName eq 'a'",
    "CardName eq 'a')",
    "CardName eq 'a' CardName eq 'b'",
    'GroupCode eq 2022-12-31',
    '',
    `${'('.repeat(500)}GroupCode eq 1${')'.repeat(500)}`,
    `${'not '.repeat(500)}GroupCode eq 1`,
  ])('refuses %s as an invalid filter', (filter) => {
    expect(refusal('BusinessPartners', filter).code).toBe(201);
  });

  it('agrees with a direct evaluation on random filters', () => {
    const random = generator(7);
    for (let round = 0; round < 400; round += 1) {
      const [filter, evaluate] = randomFilter(random, 4);
      for (let index = 0; index < 10; index += 1) {
        const record: SapRecord = { GroupCode: random(4), CardName: ["a'", 'b', null][random(3)] ?? null };
        expect(matches('BusinessPartners', filter, record), filter).toBe(evaluate(record));
      }
    }
  });
});

type Random = (below: number) => number;

function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

/** A filter text, with redundant parentheses left to chance, beside the function it must mean. */
function randomFilter(random: Random, depth: number): [string, (record: SapRecord) => boolean] {
  const kind = depth === 0 ? 3 + random(2) : random(5);
  if (kind === 0 || kind === 1) {
    const [left, evaluateLeft] = randomFilter(random, depth - 1);
    const [right, evaluateRight] = randomFilter(random, depth - 1);
    return kind === 0
      ? [`(${left}) and (${right})`, (record) => evaluateLeft(record) && evaluateRight(record)]
      : [`(${left}) or (${right})`, (record) => evaluateLeft(record) || evaluateRight(record)];
  }
  if (kind === 2) {
    const [inner, evaluate] = randomFilter(random, depth - 1);
    return [`not (${inner})`, (record) => !evaluate(record)];
  }
  if (kind === 3) {
    const limit = random(4);
    return [`GroupCode le ${limit}`, (record) => Number(record.GroupCode) <= limit];
  }
  return ["CardName eq 'a'''", (record) => record.CardName === "a'"];
}
