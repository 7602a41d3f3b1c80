import { canonicalJson, hashContent } from '@flowbridge/templates';
import { CliError } from '../../cli-error.ts';

type File = Record<string, unknown>;

export type CanonicalFile = {
  /** Properties in order, indented: the same content is the same bytes, and a change is a readable difference. */
  text: string;
  /** SHA-256 of the content's canonical JSON (RFC 8785), hex. */
  hash: string;
  file: File;
};

/** A package or a file of flows as it is written. When it was exported is left out: it would make every export another file. */
export function canonicalFile({ exportedAt: _, ...file }: File): CanonicalFile {
  const hash = hashContent('content' in file ? file.content : file.flows);
  if (typeof file.hash === 'string' && file.hash !== hash) {
    throw new CliError('hashWrong', 'The package did not arrive as it was sent', {
      hint: 'Export it again.',
    });
  }
  return { text: `${JSON.stringify(JSON.parse(canonicalJson(file)), null, 2)}\n`, hash, file };
}
