/** A document by what it says other than another one: whole where they are strangers, next to nothing where few steps differ. */
import { type FlowDocument, sameValue } from '@flowbridge/flow';

type Parts = Record<string, unknown>;
/** Differing parts; null stands for one that is not there. */
export type PackedDocument = { own: Parts; steps: Parts; lanes: Parts };

const RECORDS = ['steps', 'lanes'] as const;

export function packDocument(document: FlowDocument, against: FlowDocument): PackedDocument {
  const { steps, lanes, ...own } = document;
  const { steps: otherSteps, lanes: otherLanes, ...other } = against;
  return {
    own: differing(own, other),
    steps: differing(steps, otherSteps),
    lanes: differing(lanes, otherLanes),
  };
}

export function unpackDocument(packed: PackedDocument, against: FlowDocument): FlowDocument {
  const { steps, lanes, ...other } = against;
  const records = { steps, lanes };
  return {
    ...laidOver(other, packed.own),
    ...Object.fromEntries(RECORDS.map((name) => [name, laidOver(records[name], packed[name])])),
    // The parts are those of the document that was packed.
  } as FlowDocument;
}

function differing(one: Parts, other: Parts): Parts {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const parts = [...names].filter((name) => !sameValue(one[name], other[name]));
  return Object.fromEntries(parts.map((name) => [name, one[name] ?? null]));
}

const laidOver = (parts: Parts, over: Parts): Parts =>
  Object.fromEntries(Object.entries({ ...parts, ...over }).filter(([, part]) => part !== null));
