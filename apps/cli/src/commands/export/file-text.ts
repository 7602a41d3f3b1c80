import { hashContent } from '@flowbridge/templates';
import { CliError } from '../../cli-error.ts';

export type FileText = {
  text: string;
  /** SHA-256 of the content's canonical JSON (RFC 8785), hex. */
  hash: string;
};

/**
 * A package or a file of flows as it is written: indented, so that a change is a readable difference. When it was exported is left out;
 * it would make every export another file. Properties keep their order: people order the fields of JSON they build.
 */
export function fileText({ exportedAt: _, ...file }: Record<string, unknown>): FileText {
  const hash = hashContent('content' in file ? file.content : file.flows);
  if (typeof file.hash === 'string' && file.hash !== hash) {
    throw new CliError('hashWrong', 'The package did not arrive as it was sent', {
      hint: 'Export it again.',
    });
  }
  return { text: `${JSON.stringify(file, null, 2)}\n`, hash };
}
