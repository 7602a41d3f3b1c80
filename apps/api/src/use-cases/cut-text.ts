import type { RunDetail, ShownRun } from '../contract/runs.ts';

/** Longer values are shown by their beginning; they would make a page slow before anybody asked for all of them. */
export const SHOWN_BYTES = 1_000_000;
const PREVIEW_CHARACTERS = 20_000;

export const previewOf = (text: string): string => text.slice(0, PREVIEW_CHARACTERS);

/** The run without texts that are too large to be sent each time something happens in it. */
export function cutRun(run: RunDetail): ShownRun {
  const texts = [
    ['trigger', run.triggerInputJson],
    ['result', run.outputJson],
  ] as const;
  const cut = texts.flatMap(([field, text]) => {
    const bytes = text === null ? 0 : new TextEncoder().encode(text).length;
    return text === null || bytes <= SHOWN_BYTES ? [] : [{ field, bytes, preview: previewOf(text) }];
  });
  const shown = (field: 'trigger' | 'result', text: string | null) =>
    cut.some((each) => each.field === field) ? null : text;
  return {
    ...run,
    triggerInputJson: shown('trigger', run.triggerInputJson),
    outputJson: shown('result', run.outputJson),
    cut,
  };
}
