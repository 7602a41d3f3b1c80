/**
 * The texts of a document that only describe it to people: titles, notes, labels, help. What a run sends, compares or writes is not
 * among them. A template may be drawn once in each language; these texts of the drawing in the reader's language then stand for
 * those of the flow, wherever the flow still says what the template says.
 */
import type { FlowDocument } from '../document/document.ts';
import type { Step } from '../document/step.ts';

/** `place` tells texts of a document apart and is the same in every drawing of a flow. */
type Say = (place: string, text: string) => string;

/** The same document with other describing texts. */
export function mapDescribingTexts(document: FlowDocument, say: Say): FlowDocument {
  const { triggers, steps, parameters, notes, settings } = document;
  return {
    ...document,
    triggers: triggers.map((trigger) => ({
      ...trigger,
      ...headTexts(trigger, `triggers/${trigger.id}`, say),
    })),
    steps: Object.fromEntries(
      Object.entries(steps).map(([id, step]) => {
        const head = { ...step, ...headTexts(step, `steps/${id}`, say) };
        return [id, withLaneTitles(head, say)];
      }),
    ),
    parameters: parameters.map((parameter) => {
      const { key, label, help, choices } = parameter;
      const place = `parameters/${key}`;
      return {
        ...parameter,
        label: say(`${place}/label`, label),
        ...(help === undefined ? {} : { help: say(`${place}/help`, help) }),
        ...(choices === undefined
          ? {}
          : {
              choices: choices.map((each) => ({
                ...each,
                label: say(`${place}/choices/${each.value}`, each.label),
              })),
            }),
      };
    }),
    notes: notes.map((note) => ({ ...note, text: say(`notes/${note.id}`, note.text) })),
    ...(settings?.businessKeys === undefined
      ? {}
      : {
          settings: {
            ...settings,
            businessKeys: settings.businessKeys.map((each) =>
              each.label === undefined
                ? each
                : { ...each, label: say(`businessKeys/${each.key}`, each.label) },
            ),
          },
        }),
  };
}

function headTexts(part: { title?: string | undefined; note?: string | undefined }, place: string, say: Say) {
  return {
    ...(part.title === undefined ? {} : { title: say(`${place}/title`, part.title) }),
    ...(part.note === undefined ? {} : { note: say(`${place}/note`, part.note) }),
  };
}

function withLaneTitles(step: Step, say: Say): Step {
  const titled = <Lane extends { id: string; title?: string | undefined }>(lane: Lane): Lane =>
    lane.title === undefined
      ? lane
      : { ...lane, title: say(`steps/${step.id}/lanes/${lane.id}`, lane.title) };
  if (step.kind === 'switch')
    return { ...step, config: { ...step.config, cases: step.config.cases.map(titled) } };
  if (step.kind === 'parallel') {
    return { ...step, config: { ...step.config, branches: step.config.branches.map(titled) } };
  }
  return step;
}

export function describingTexts(document: FlowDocument): Map<string, string> {
  const texts = new Map<string, string>();
  mapDescribingTexts(document, (place, text) => {
    texts.set(place, text);
    return text;
  });
  return texts;
}

/** A text of the flow's drawing and what the drawing in the other language says at that place. */
export type OtherWord = { place: string; text: string; other: string };

/** What differs between the drawing a flow was made of and the one in the other language. */
export function otherWords(drawing: FlowDocument, other: FlowDocument): OtherWord[] {
  const others = describingTexts(other);
  return [...describingTexts(drawing)].flatMap(([place, text]) => {
    const said = others.get(place);
    return said === undefined || said === text ? [] : [{ place, text, other: said }];
  });
}

/**
 * Documents that are compared, in the other language. A text that is not the template's stays as it is, in all of them; so does one
 * where a difference would be gone.
 */
export function inOtherWords(
  documents: readonly FlowDocument[],
  words: readonly OtherWord[],
): FlowDocument[] {
  if (words.length === 0) return [...documents];
  const known = new Map(words.map(({ place, text, other }) => [`${place}\n${text}`, other]));
  const say = (place: string, text: string) => known.get(`${place}\n${text}`) ?? text;
  const texts = new Map<string, Set<string>>();
  for (const document of documents) {
    for (const [place, text] of describingTexts(document)) {
      texts.set(place, (texts.get(place) ?? new Set()).add(text));
    }
  }
  const staysTold = (place: string) => {
    const said = [...(texts.get(place) ?? [])];
    return new Set(said.map((text) => say(place, text))).size === said.length;
  };
  return documents.map((document) =>
    mapDescribingTexts(document, (place, text) => (staysTold(place) ? say(place, text) : text)),
  );
}
