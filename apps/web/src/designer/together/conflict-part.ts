import type { FlowDocument, MergeConflict, ThreeDocuments } from '@flowbridge/flow';
import type { DescribedPart } from '../versions/words/described-part.ts';

/** The part a conflict is about, as whoever still has it sees it; undefined for the main line of the flow. */
export function conflictPart(conflict: MergeConflict, documents: ThreeDocuments): DescribedPart | undefined {
  for (const document of [documents.mine, documents.theirs, documents.base]) {
    const part = partIn(document, conflict);
    if (part !== undefined) return part;
  }
  return undefined;
}

function partIn(document: FlowDocument, { group, partId }: MergeConflict): DescribedPart | undefined {
  switch (group) {
    case 'settings':
      return { group };
    case 'steps': {
      const part = Object.values(document.steps).find(({ id }) => id === partId);
      return part && { group, part };
    }
    case 'triggers': {
      const part = document.triggers.find(({ id }) => id === partId);
      return part && { group, part };
    }
    case 'parameters': {
      const part = document.parameters.find(({ key }) => key === partId);
      return part && { group, part };
    }
    case 'notes': {
      const part = document.notes.find(({ id }) => id === partId);
      return part && { group, part };
    }
  }
}
