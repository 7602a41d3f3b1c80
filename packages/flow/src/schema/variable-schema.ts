import type { ValueSchema } from '../document/values.ts';
import { mergeSchemas } from './merge-schemas.ts';
import type { SchemaSource } from './schema-source.ts';

/** What a variable holds, by its initialisations and, for lists, by what is appended; undefined when it has none. */
export function variableSchemaOf(name: string, source: SchemaSource): ValueSchema | undefined {
  const shapes: ValueSchema[] = [];
  let isKnown = false;
  for (const step of Object.values(source.document.steps)) {
    switch (step.kind) {
      case 'initVariable':
        if (step.config.name !== name) break;
        isKnown = true;
        shapes.push({ type: step.config.type });
        if (step.config.value !== undefined)
          pushFitting(shapes, step.config.type, source.template(step.config.value));
        break;
      case 'setVariable':
        if (step.config.name === name)
          pushFitting(shapes, shapes[0]?.type, source.template(step.config.value));
        break;
      case 'appendToArray':
        if (step.config.name === name)
          shapes.push({ type: 'array', items: source.template(step.config.value) });
        break;
      default:
        break;
    }
  }
  return isKnown ? mergeSchemas(shapes.filter(({ type }) => type === shapes[0]?.type)) : undefined;
}

/** A value of another type is a mistake or gets converted; it says nothing about the variable. */
function pushFitting(shapes: ValueSchema[], type: ValueSchema['type'] | undefined, found: ValueSchema): void {
  if (found.type === type) shapes.push(found);
}
