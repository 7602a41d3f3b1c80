import { describe, expect, it } from 'vitest';
import { errorOf, rowsOf, signedInSap } from '../testing/call-sap.ts';
import { HOSTILE_NAME } from './seed/seed-records.ts';

const { call } = signedInSap();

describe('reading entities', () => {
  it('holds the two drafts of the samples with their lines', () => {
    const listed = call(
      'GET',
      "/Drafts?$filter=DocObjectCode%20eq%20'1470000113'%20and%20U_SyncStatus%20eq%20'N'&$select=DocEntry",
    );
    expect(listed.json()).toEqual({
      'odata.metadata': 'http://sap.test/b1s/v1/$metadata#Drafts',
      value: [{ DocEntry: 16 }, { DocEntry: 17 }],
    });
    const draft = call('GET', '/Drafts(16)').json();
    expect(draft['odata.metadata']).toBe('http://sap.test/b1s/v1/$metadata#Drafts/@Element');
    expect(draft).toMatchObject({
      RequriedDate: '2022-08-23',
      RequesterName: '销售经理：张涛',
      U_BaseDocNo: null,
      Comments: '',
      DocumentLines: [
        {
          LineNum: 0,
          ItemCode: '11028',
          ItemDescription: '聚氯乙烯',
          Quantity: 55,
          Price: 300,
          MeasureUnit: 'KG',
        },
        { LineNum: 1, ItemCode: '14003', ItemDescription: '聚丙烯', Quantity: 11, Price: 33 },
      ],
    });
  });

  it('holds one pending approval request for each draft, on stage 1 of user 12', () => {
    const rows = rowsOf(call('GET', "/ApprovalRequests?$filter=Status eq 'arsPending'"));
    expect(rows.map((row) => [row.Code, row.DraftEntry])).toEqual([
      [17, 16],
      [18, 17],
    ]);
    expect(rows[0]).toMatchObject({
      ApprovalRequestLines: [{ StageCode: 1, UserID: 12, Status: 'ardPending', Remarks: null }],
      ApprovalRequestDecisions: [],
    });
    expect(call('GET', '/Users(12)').json()).toMatchObject({ UserCode: 'manager', FaxNumber: 'felix' });
  });

  it('pages by twenty with a relative next link that leads to every row once', () => {
    const codes: unknown[] = [];
    let next: unknown = 'Items?$select=ItemCode';
    let pages = 0;
    while (typeof next === 'string') {
      const reply = call('GET', `/${next}`).json();
      codes.push(...(reply.value as { ItemCode: string }[]).map((row) => row.ItemCode));
      next = reply['odata.nextLink'];
      if (next !== undefined) expect(next).toBe(`Items?$select=ItemCode&$skip=${codes.length}`);
      pages += 1;
    }
    expect([pages, codes.length, new Set(codes).size]).toEqual([4, 63, 63]);
    expect([...codes].sort()).toEqual(codes);
  });

  it('takes the page size from Prefer and calls the v2 link by its own name', () => {
    const v2 = call('GET', '/b1s/v2/Items?$count=true', undefined, { prefer: 'odata.maxpagesize=5' }).json();
    expect(v2['@odata.count']).toBe(63);
    expect(v2['@odata.nextLink']).toBe('Items?$count=true&$skip=5');
    const all = call('GET', '/Items?$inlinecount=allpages', undefined, {
      prefer: 'odata.maxpagesize=0',
    }).json();
    expect(all['odata.count']).toBe('63');
    expect((all.value as unknown[]).length).toBe(63);
    expect(all['odata.nextLink']).toBeUndefined();
  });

  it('combines filter, orderby, top and skip, and keeps the rest of top in the link', () => {
    const path = "/Items?$filter=startswith(ItemCode,'200')&$orderby=ItemCode desc&$top=30&$select=ItemCode";
    const first = call('GET', path).json();
    expect((first.value as { ItemCode: string }[])[0]).toEqual({ ItemCode: '20056' });
    expect(first['odata.nextLink']).toContain('&$top=10&$skip=20');
    const second = call('GET', `/${first['odata.nextLink']}`).json();
    expect((second.value as unknown[]).length).toBe(10);
    expect(second['odata.nextLink']).toBeUndefined();
    expect(rowsOf(call('GET', '/Items?$top=2&$skip=62')).length).toBe(1);
  });

  it('answers $count as a bare number', () => {
    expect(call('GET', "/Items/$count?$filter=ManageBatchNumbers eq 'tYES'").body).toBe('1');
  });

  it('addresses keys encoded or not, quoted, named and composite', () => {
    for (const path of [
      "/Items('O''Neil&<1>')",
      "/Items('O%27%27Neil%26%3C1%3E')",
      "/Items%28ItemCode%3D'O''Neil%26%3C1%3E'%29",
    ]) {
      expect(call('GET', path).json().ItemName, path).toBe(HOSTILE_NAME);
    }
    const price = call('GET', "/SpecialPrices(ItemCode='102040001',CardCode='C100056')");
    expect(price.json().Price).toBe(118);
    expect(call('GET', '/Users(1)').status).toBe(200);
    for (const path of ['/Items(11028)', "/Drafts('16')", "/SpecialPrices('x')", '/Items(', '/Drafts(16)x']) {
      expect(errorOf(call('GET', path)), path).toMatchObject({ code: 200 });
    }
  });

  it('refuses what is unknown with the codes of the vendor', () => {
    expect(errorOf(call('GET', '/Nope'))).toEqual({ code: 200, text: 'Unrecognized resource path.' });
    expect(call('GET', '/b1s/v2/Nope').json()).toEqual({
      error: { code: '-1002', message: "Invalid entityset 'Nope'" },
    });
    expect(errorOf(call('GET', '/Items?$filter=Foo eq 1')).code).toBe(201);
    expect(errorOf(call('GET', '/Drafts?$select=DocEntry,Foo'))).toEqual({
      code: -1000,
      text: "Property 'Foo' of 'Document' is invalid",
    });
    const missing = call('GET', '/Drafts(999)');
    expect([missing.status, errorOf(missing).code]).toEqual([404, -2028]);
  });

  it('ignores query options whose name is not literal', () => {
    expect(rowsOf(call('GET', '/Drafts?filter=DocEntry eq 16')).length).toBe(2);
    expect(rowsOf(call('GET', '/Drafts?%24filter=DocEntry eq 16')).length).toBe(2);
  });

  it('writes dates as date-times in v2, and in v1 when so set', () => {
    expect(call('GET', '/b1s/v2/Drafts(16)?$select=DocDate,DocumentLines').json()).toMatchObject({
      DocDate: '2022-08-20T00:00:00Z',
      DocumentLines: [{ RequiredDate: '2022-08-23T00:00:00Z' }, { RequiredDate: null }],
    });
    const styled = signedInSap('manager', 'flowbridge-sap', { settings: { dateStyle: 'dateTime' } });
    expect(styled.call('GET', '/Drafts(16)').json().DocDate).toBe('2022-08-20T00:00:00Z');
  });
});
