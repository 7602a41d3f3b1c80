import { type PackageContent, readPackageFile } from '@flowbridge/templates';
import { CliError } from '../cli-error.ts';

/** The content of a package, read by the rules every installation reads it by. */
export function readPackage(file: Record<string, unknown>): PackageContent {
  const read = readPackageFile(file);
  if (read.ok) return read.file.content;
  const [problem] = read.problems;
  throw new CliError(problem?.code ?? 'packageInvalid', problem?.message.en ?? 'The package is not valid', {
    path: problem?.path,
  });
}
