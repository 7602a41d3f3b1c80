/**
 * T07 钉钉基础数据审批→特殊价格: prices agreed to in DingTalk (业务报价, 采购核价) become special prices in SAP Business One.
 *
 * Must never happen: one day with two prices, or a price created twice. Runs follow one another (overlap `queue`); a lost answer
 * of the creation is looked up; an update carries all periods and replaces them, so it may be repeated.
 */
import { aFlow, type FlowDocument, type LaneBuilder, type Test } from '@flowbridge/flow';
import { minutes } from '../patience.ts';
import type { Language, ShippedTemplate } from '../shipped-template.ts';
import { PRICE_FIELDS_CODE } from './price-fields-code.ts';
import { readRowsCode } from './read-rows-code.ts';
import { specialPriceTexts as TEXTS } from './special-price-texts.ts';

type Say = (name: keyof typeof TEXTS) => string;

/** What the form's controls are called unless configured otherwise. */
const CONTROLS = {
  partner: '业务伙伴代码',
  table: '价格明细',
  item: '物料代码',
  price: '价格',
  currency: '币种',
  from: '起始日期',
  to: '结束日期',
  priceList: '价格清单编号',
} as const;
const controlNames = Object.keys(CONTROLS) as (keyof typeof CONTROLS)[]; // the keys of a literal

const PRICE = 'loops.eachPrice.item';
const quoted = (value: string) => `'{{ $replace(${value}, "'", "''") }}'`;
const CARD_CODE = quoted(`${PRICE}.cardCode`);
const ITEM_CODE = quoted(`${PRICE}.itemCode`);
const KEY = { objType: 'SpecialPrices', key: `CardCode=${CARD_CODE},ItemCode=${ITEM_CODE}` };

const PASS_ON = `/** Fails with the text of the failure that was caught. */
function main({ message }) {
  throw new Error(message);
}
`;

const is = (left: string, comparison: 'equals' | 'notEquals', right: string | boolean): Test => ({
  mode: 'rows',
  match: 'all',
  rows: [{ left, comparison, right }],
});

/** `steps.lookUp.failed` then says that SAP does not have the price; any failure but -2028 fails the turn. */
function lookUp(lane: LaneBuilder, say: Say): LaneBuilder {
  return lane.initVariable('known', 'array', [], { key: 'initKnown', title: say('known') }).try(
    {
      body: (body) =>
        body
          .action('sap-b1', 'getObject', KEY, { key: 'getPrice', title: say('get'), retry: minutes })
          .setVariable('known', '{{ firstNonEmpty(steps.getPrice.body.SpecialPriceDataAreas, []) }}', {
            key: 'setKnown',
            title: say('remember'),
          }),
      catch: (caught) =>
        caught.condition(
          is('{{ toText(error.vendorCode) }}', 'notEquals', '-2028'),
          (other) =>
            other.code('passOn', { message: '{{ error.message }}' }, PASS_ON, { title: say('passOn') }),
          undefined,
          { key: 'isOther', title: say('isOther'), note: say('isOtherNote') },
        ),
    },
    { key: 'lookUp', title: say('look'), note: say('lookNote') },
  );
}

function write(lane: LaneBuilder, say: Say): void {
  lane.condition(
    is('{{ steps.lookUp.failed }}', 'equals', false),
    (there) =>
      there.action(
        'sap-b1',
        'updateObject',
        { ...KEY, fields: '{{ steps.priceFields }}', replaceCollections: true },
        { key: 'updatePrice', title: say('update'), note: say('updateNote'), retry: minutes },
      ),
    (missing) =>
      missing.action(
        'sap-b1',
        'createObject',
        {
          objType: 'SpecialPrices',
          fields: `{{ $merge([{ "CardCode": ${PRICE}.cardCode, "ItemCode": ${PRICE}.itemCode }, steps.priceFields]) }}`,
        },
        {
          key: 'createPrice',
          title: say('create'),
          note: say('createNote'),
          retry: minutes,
          onUnknown: {
            policy: 'check',
            action: 'queryObjects',
            input: {
              objType: 'SpecialPrices',
              $filter: `CardCode eq ${CARD_CODE} and ItemCode eq ${ITEM_CODE}`,
            },
            happened: '{{ $count(steps.createPrice.body.value) > 0 }}',
          },
        },
      ),
    { key: 'isThere', title: say('isThere') },
  );
}

function document(language: Language): FlowDocument {
  const say: Say = (name) => TEXTS[name][language];
  const flow = aFlow()
    .connectorEvent(
      'dingtalk',
      'approvalFinished',
      { processCode: '{{ params.processCode }}' },
      { key: 'onApproved', title: say('onApproved'), note: say('onApprovedNote') },
    )
    .settings({
      overlap: { policy: 'queue' },
      businessKeys: [
        { key: 'instance', label: say('instanceKey'), value: '{{ trigger.body.processInstanceId }}' },
        { key: 'number', label: say('numberKey'), value: '{{ trigger.body.businessId }}' },
      ],
    })
    .parameter('processCode', 'text', {
      label: say('processCode'),
      help: say('processCodeHelp'),
      required: true,
    });
  for (const name of controlNames) {
    flow.parameter(`${name}Control`, 'text', {
      label: say(name),
      help: say(`${name}Help`),
      default: CONTROLS[name],
      required: true,
    });
  }
  flow
    .condition(
      is('{{ trigger.body.result }}', 'equals', 'agree'),
      undefined,
      (other) => other.terminate('succeeded', say('ignored'), { key: 'ignore', title: say('ignore') }),
      { key: 'isAgreed', title: say('agreed') },
    )
    .action(
      'dingtalk',
      'getApproval',
      { processInstanceId: '{{ trigger.body.processInstanceId }}' },
      { key: 'getApproval', title: say('instance'), retry: minutes },
    )
    .code(
      'priceRows',
      {
        form: '{{ steps.getApproval.body.form }}',
        controls: Object.fromEntries(controlNames.map((name) => [name, `{{ params.${name}Control }}`])),
      },
      readRowsCode(language),
      { title: say('rows'), note: say('rowsNote') },
    )
    .forEach(
      'eachPrice',
      '{{ steps.priceRows }}',
      (price) => {
        lookUp(price, say).code(
          'priceFields',
          {
            entry: `{{ ${PRICE} }}`,
            known: '{{ vars.known }}',
          },
          PRICE_FIELDS_CODE,
          { title: say('fields'), note: say('fieldsNote') },
        );
        write(price, say);
      },
      { title: say('eachPrice'), note: say('eachPriceNote'), onItemFailure: 'continue' },
    );
  return flow.build();
}

export const specialPriceApproval: ShippedTemplate = {
  key: 'T07',
  version: 1,
  names: { en: 'DingTalk price approval → special prices', zh: '钉钉基础数据审批→特殊价格' },
  descriptions: {
    en: 'Prices agreed to in DingTalk – sales quotations or purchase prices – are created or changed as special prices in SAP Business One, with their periods and without doubling any.',
    zh: '钉钉中审批通过的业务报价或采购核价，在 SAP Business One 中创建或修改为特殊价格，按有效期合并，不产生重复的有效期。',
  },
  tags: ['SAP Business One', 'DingTalk'],
  connectors: ['sap-b1', 'dingtalk'],
  flows: [{ key: 'main', names: { en: 'Special price approval', zh: '特殊价格审批流' }, document }],
  sandboxParameters: { processCode: 'PROC-FLOWBRIDGE-PRICE' },
};
