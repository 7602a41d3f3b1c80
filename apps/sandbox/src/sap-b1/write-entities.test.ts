import { describe, expect, it } from 'vitest';
import { errorOf, signedInSap } from '../testing/call-sap.ts';

const line = (item: string, quantity: number, more = {}) => ({ ItemCode: item, Quantity: quantity, ...more });

describe('writing entities', () => {
  it('creates with 201, the whole entity and a Location that leads to it', () => {
    const { call } = signedInSap();
    const created = call('POST', '/PurchaseRequests', {
      RequriedDate: '20220901',
      U_REQUESTID: 'r-1',
      DocumentLines: [line('11028', 3, { Price: '2.5' })],
    });
    expect(created.status).toBe(201);
    expect(created.json()).toMatchObject({
      DocEntry: 2,
      DocNum: 2,
      RequriedDate: '2022-09-01',
      DocTotal: 7.5,
    });
    expect(created.headers.location).toBe('http://sap.test/b1s/v1/PurchaseRequests(2)');
    expect(call('GET', '/PurchaseRequests(2)').json()).toMatchObject({ U_REQUESTID: 'r-1' });
  });

  it('answers 204 with the Location when no content is preferred', () => {
    const { call } = signedInSap();
    const body = { CardCode: 'C001', ItemCode: '11028', Price: 1 };
    const created = call('POST', '/SpecialPrices', body, { prefer: 'return-no-content' });
    expect([created.status, created.body]).toEqual([204, '']);
    expect(created.headers.location).toContain("SpecialPrices(CardCode='C001',ItemCode='11028')");
  });

  it('creates the same document twice and counts both under its business key', () => {
    const { sim, call } = signedInSap();
    const body = { RequriedDate: '2022-09-01', U_REQUESTID: 'r-2', DocumentLines: [line('11028', 3)] };
    expect([
      call('POST', '/PurchaseRequests', body).status,
      call('POST', '/PurchaseRequests', body).status,
    ]).toEqual([201, 201]);
    expect(sim.counters.read().writes).toEqual({ 'POST PurchaseRequests U_REQUESTID=r-2': 2 });
  });

  it('refuses duplicate keys, partners with a code of their own', () => {
    const { call } = signedInSap();
    expect(errorOf(call('POST', '/Items', { ItemCode: '11028' }))).toMatchObject({ code: -2035 });
    const partner = errorOf(call('POST', '/BusinessPartners', { CardCode: 'C001', CardName: 'x' }));
    expect(partner.code).toBe(-10);
    expect(partner.text).toContain("1320000140 - Business partner code 'C001' already assigned");
  });

  it('names table, field and line of a business mistake', () => {
    const { call } = signedInSap();
    const post = (set: string, body: unknown) => errorOf(call('POST', `/${set}`, body)).text;
    expect(
      post('PurchaseRequests', {
        RequriedDate: '2022-09-01',
        DocumentLines: [line('11028', 1), { Quantity: 1 }],
      }),
    ).toBe('Item number is missing; specify an item number [DocumentLines.ItemCode][line: 2]');
    expect(post('Orders', { CardCode: 'C001', DocumentLines: [line('11028', 1)] })).toBe(
      'Enter valid date [ORDR.DocDueDate]',
    );
    expect(post('PurchaseDeliveryNotes', { CardCode: 'P9', DocumentLines: [line('11028', 1)] })).toBe(
      "Invalid BP code [OPDN.CardCode] , 'P9'",
    );
    expect(post('PurchaseRequests', { RequriedDate: '2022-13-01' })).toBe(
      'Enter valid date [OPRQ.RequriedDate]',
    );
    expect(post('Items', { ItemCode: 'x', Foo: 1 })).toBe("Property 'Foo' of 'Item' is invalid");
    expect(post('Items', { ItemCode: 5 })).toContain("Property 'ItemCode' of 'Item' is invalid");
  });

  it('takes unknown properties silently in lenient mode only', () => {
    const { call } = signedInSap('manager', 'flowbridge-sap', { settings: { strict: false } });
    expect(call('POST', '/Items', { ItemCode: 'x', Foo: 1 }).status).toBe(201);
  });

  it('wants batches for a batch-managed item, and moves the production order along', () => {
    const { call } = signedInSap();
    const receipt = (batches: unknown[]) =>
      call('POST', '/InventoryGenEntries', {
        U_InboundType: '1',
        DocumentLines: [{ BaseEntry: 70, BaseType: 202, Quantity: 10, BatchNumbers: batches }],
      });
    expect(errorOf(receipt([]))).toEqual({
      code: -10,
      text: 'Cannot add row without complete selection of batch/serial numbers',
    });
    expect(receipt([{ BatchNumber: '3', AddmisionDate: '2022-11-21', Quantity: 10 }]).status).toBe(201);
    expect(call('GET', '/ProductionOrders(70)').json()).toMatchObject({
      CompletedQuantity: 10,
      U_SyncStatus: 'N',
    });
  });

  it('merges lines by their key on PATCH and appends unknown ones', () => {
    const { call } = signedInSap();
    const patched = call('PATCH', '/Drafts(16)', {
      DocEntry: 999,
      Comments: '加急',
      DocumentLines: [{ LineNum: 1, Quantity: 12 }, line('I0001', 4), { LineNum: 77, ...line('c001', 1) }],
    });
    expect([patched.status, patched.body]).toEqual([204, '']);
    const draft = call('GET', '/Drafts(16)').json();
    expect(draft).toMatchObject({
      DocEntry: 16,
      Comments: '加急',
      DocumentLines: [
        { LineNum: 0, ItemCode: '11028', Quantity: 55, Price: 300 },
        { LineNum: 1, ItemCode: '14003', Quantity: 12, Price: 33 },
        { LineNum: 2, ItemCode: 'I0001', Quantity: 4 },
        { LineNum: 3, ItemCode: 'c001', Quantity: 1 },
      ],
    });
  });

  it('replaces the lines when the header says so', () => {
    const { call } = signedInSap();
    const price = "/SpecialPrices(CardCode='C100056',ItemCode='102040001')";
    const area = { DateFrom: '2025-01-17', Dateto: '2025-02-17', SpecialPrice: 123, PriceCurrency: 'CNY' };
    const areas = () => call('GET', price).json().SpecialPriceDataAreas as Record<string, unknown>[];
    call('PATCH', price, { SpecialPriceDataAreas: [area] });
    expect(areas().map((each) => each.RowNumber)).toEqual([0, 1]);
    call('PATCH', price, { SpecialPriceDataAreas: [area] }, { 'b1s-replacecollectionsonpatch': 'true' });
    expect(areas()).toMatchObject([{ RowNumber: 0, ...area }]);
  });

  it('leaves the record as it was when any part of a PATCH is refused', () => {
    const { call } = signedInSap();
    const before = call('GET', '/Drafts(16)').body;
    const mistakes = [
      '{',
      '[]',
      { DocumentLines: [{ LineNum: 0, Quantity: -1 }] },
      { Comments: 'x', U_Nope: 1 },
    ];
    expect(mistakes.map((body) => errorOf(call('PATCH', '/Drafts(16)', body)).code)).toEqual([
      206, 206, -5002, -1000,
    ]);
    expect(call('GET', '/Drafts(16)').body).toBe(before);
  });

  it('replaces an entity on PUT, deletes it on DELETE', () => {
    const { call } = signedInSap();
    expect(call('PUT', "/Items('11028')", { ItemCode: '11028', ItemName: 'PVC' }).status).toBe(204);
    expect(call('GET', "/Items('11028')").json()).toMatchObject({ ItemName: 'PVC', InventoryUOM: null });
    expect(call('DELETE', "/Items('11028')").status).toBe(204);
    expect(errorOf(call('DELETE', "/Items('11028')")).code).toBe(-2028);
    expect(errorOf(call('DELETE', '/PurchaseRequests(1)')).code).toBe(-10);
  });
});

describe('the sync trigger on production orders', () => {
  const sync = (call: ReturnType<typeof signedInSap>['call']) => {
    const { U_SyncStatus, U_SyncFlag } = call('GET', '/ProductionOrders(14755)').json();
    return [U_SyncStatus, U_SyncFlag];
  };

  it('keeps an order synced when status and flag are written together, and unsyncs it on any other edit', () => {
    const { call } = signedInSap();
    call('PATCH', '/ProductionOrders(14755)', { Remarks: 'edited by a person' });
    expect(sync(call)).toEqual(['N', 'N']);
    call('PATCH', '/ProductionOrders(14755)', { U_SyncStatus: 'Y', U_SyncFlag: 'Y' });
    expect(sync(call)).toEqual(['Y', 'N']);
    call('PATCH', '/ProductionOrders(14755)', { U_SyncStatus: 'Y' });
    expect(sync(call)).toEqual(['N', 'N']);
  });

  it('fires on cancel and close too', () => {
    const { call } = signedInSap();
    expect(call('POST', '/ProductionOrders(14755)/Cancel').status).toBe(204);
    expect(sync(call)).toEqual(['N', 'N']);
    expect(call('GET', '/ProductionOrders(14755)').json().ProductionOrderStatus).toBe('boposCancelled');
    expect(call('POST', '/ProductionOrders(14755)/Close').status).toBe(400);
  });
});
