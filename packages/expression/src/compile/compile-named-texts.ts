import type { EvaluationEnvironment, Scope } from '../scope.ts';
import { writeText } from '../write-text.ts';
import { compileTemplate } from './compile-template.ts';

export type NamedText = { name: string; value: string };

export type NamedTexts = {
  /**
   * The texts, in order. Nothing, null and empty texts are left out; so is one that fails, and `onFailure` is told: the
   * others do not suffer.
   */
  evaluate(options: {
    scope: Scope;
    environment: EvaluationEnvironment;
    onFailure: (name: string, error: unknown) => void;
  }): Promise<NamedText[]>;
};

/** Compiles a list of named templates whose values are wanted as texts; objects and lists are written as JSON. */
export function compileNamedTexts(list: readonly { name: string; template: unknown }[]): NamedTexts {
  const compiled = list.map(({ name, template }) => ({ name, template: compileTemplate(template) }));
  return {
    async evaluate({ scope, environment, onFailure }) {
      const texts: NamedText[] = [];
      for (const { name, template } of compiled) {
        try {
          const value = writeText(await template.evaluate(scope, environment));
          if (value !== '') texts.push({ name, value });
        } catch (error) {
          onFailure(name, error);
        }
      }
      return texts;
    },
  };
}
