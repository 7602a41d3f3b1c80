import type { SapRecord } from '../entities/field-definition.ts';

/** Text that breaks careless code: quote, ampersand, angle bracket, emoji, a letter outside the first plane. */
export const HOSTILE_NAME = `O'Neil & <b>Söhne</b> "测试" 😀𠮷`;

const PLASTICS = ['聚氯乙烯', '聚丙烯', '聚乙烯', '聚苯乙烯', '聚碳酸酯', '尼龙 66', '环氧树脂', '硅橡胶'];
const METALS = ['不锈钢板', '镀锌卷', '铜排', '铝型材', '轴承钢', '弹簧钢丝'];
const PARTS = ['电机', '减速器', '控制板', '传感器', '密封圈', '联轴器', '端盖', '线束', '散热片', '标签'];

/** 63 items: three pages of twenty and a rest, in code order. */
export function seedItems(): SapRecord[] {
  const known: SapRecord[] = [
    { ItemCode: '11028', ItemName: '聚氯乙烯', InventoryUOM: 'KG', QuantityOnStock: 1200 },
    { ItemCode: '14003', ItemName: '聚丙烯', InventoryUOM: 'KG', QuantityOnStock: 640 },
    { ItemCode: '101010001', ItemName: '齿轮箱总成', InventoryUOM: '台', ManageBatchNumbers: 'tYES' },
    { ItemCode: '102040001', ItemName: '伺服电机 750W', InventoryUOM: '台', QuantityOnStock: 35 },
    { ItemCode: 'I0001', ItemName: '标准螺栓 M8', InventoryUOM: '个', U_ExternalId: '1234567890123456789' },
    { ItemCode: 'c001', ItemName: '小写编码物料', InventoryUOM: '个', ForeignName: '' },
    { ItemCode: `O'Neil&<1>`, ItemName: HOSTILE_NAME, InventoryUOM: '个', ForeignName: '' },
  ];
  const generated = Array.from({ length: 56 }, (_, index): SapRecord => {
    const number = 20001 + index;
    const kinds = index < 20 ? PLASTICS : index < 38 ? METALS : PARTS;
    return {
      ItemCode: String(number),
      ItemName: `${kinds[index % kinds.length]} ${number}`,
      InventoryUOM: index < 38 ? 'KG' : '个',
      QuantityOnStock: (index * 37) % 500,
      Valid: index % 19 === 18 ? 'tNO' : 'tYES',
      U_ISSYN: index % 3 === 0 ? 'Y' : index % 3 === 1 ? 'N' : null,
      BarCode: index % 2 === 0 ? '' : `69${String(100000000 + number)}`,
    };
  });
  return [...known, ...generated].map((item) => ({
    ...item,
    CreateDate: '2022-01-05',
    UpdateDate: '2022-08-01',
    UpdateTime: '09:00:00',
  }));
}

export function seedPartners(): SapRecord[] {
  const partners: SapRecord[] = [
    { CardCode: 'C001', CardName: '远东机械有限公司' },
    { CardCode: 'C100056', CardName: '碧水制造' },
    { CardCode: 'C26000', CardName: '港湾贸易', U_ISSYN: 'Y' },
    { CardCode: 'P1', CardName: '华南塑料供应商', CardType: 'cSupplier' },
    { CardCode: 'V10000', CardName: '东海金属材料', CardType: 'cSupplier' },
    { CardCode: "C'&<9>", CardName: HOSTILE_NAME, Phone1: '', U_ExternalId: '9007199254740993123' },
  ];
  for (let index = 1; index <= 24; index += 1) {
    partners.push({
      CardCode: `C2${String(7000 + index)}`,
      CardName: `客户 ${index}`,
      U_ISSYN: index % 2 === 0 ? 'Y' : 'N',
    });
  }
  return partners.map((partner) => ({
    ...partner,
    CreateDate: '2022-01-05',
    UpdateDate: '2022-08-01',
    UpdateTime: '09:00:00',
    BPAddresses: [{ RowNum: 0, AddressName: '收货地址', City: '上海', Country: 'CN' }],
  }));
}

export function seedSpecialPrices(): SapRecord[] {
  return [
    {
      CardCode: 'C100056',
      ItemCode: '102040001',
      Price: 118,
      Currency: 'CNY',
      SpecialPriceDataAreas: [
        {
          RowNumber: 0,
          DateFrom: '2024-01-01',
          Dateto: '2024-12-31',
          SpecialPrice: 118,
          PriceCurrency: 'CNY',
        },
      ],
    },
  ];
}

/** Orders 70 (released) and 72 (cancelled) wait to be sent to the MES; 71 is planned, 14755 is synced. */
export function seedProductionOrders(): SapRecord[] {
  const order = (entry: number, status: string, quantity: number, more: SapRecord = {}): SapRecord => ({
    AbsoluteEntry: entry,
    DocumentNumber: entry,
    ItemNo: '101010001',
    ProductionOrderStatus: status,
    PlannedQuantity: quantity,
    PostingDate: '2022-11-20',
    StartDate: '2022-11-24',
    DueDate: '2022-11-30',
    CreationDate: '2022-11-20',
    ProductionOrderLines: [
      { LineNumber: 0, ItemNo: '102040001', BaseQuantity: 1, PlannedQuantity: quantity, Warehouse: '01' },
      { LineNumber: 1, ItemNo: 'I0001', BaseQuantity: 8, PlannedQuantity: quantity * 8, Warehouse: '01' },
    ],
    ...more,
  });
  return [
    order(70, 'boposReleased', 100),
    order(71, 'boposPlanned', 40),
    order(72, 'boposCancelled', 25),
    order(14755, 'boposReleased', 60, { U_SyncStatus: 'Y' }),
  ];
}
