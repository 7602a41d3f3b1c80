/** A file of a run, without its bytes. */
export type FileRow = {
  id: string;
  runId: string;
  /** Name of the form field it came in. */
  field: string;
  name: string;
  mime: string;
  /** Bytes. */
  size: number;
  createdAt: Date;
};

/** The columns of `FileRow`, of table `file f`. A size beyond 2^53 cannot be: uploads are limited. */
export const FILE_COLUMNS = `
  f.id, f.run_id AS "runId", f.field, f.name, f.mime, f.size::float8 AS size, f.created_at AS "createdAt"`;

/** Bytes of one chunk; the last one of a file may have less. */
export const FILE_CHUNK_BYTES = 262_144;
