import { z } from 'zod';

/** As the engine puts it down for a loop of which no record was walked (`RecordsToChoose`). */
const recordsFound = z.object({
  count: z.int(),
  columns: z.array(z.string()),
  records: z.array(z.array(z.string().nullable())),
});
export type RecordsFound = z.infer<typeof recordsFound>;
export type FoundRecord = { number: number; values: readonly (string | null)[] };

/** Undefined for what is no such list. */
export function readRecordsFound(inputJson: string | null): RecordsFound | undefined {
  if (inputJson === null) return undefined;
  try {
    const parsed = recordsFound.safeParse(JSON.parse(inputJson));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // A text that was cut.
    return undefined;
  }
}

/** The records that hold every searched word somewhere in what is known of them, with their numbers in the whole list. */
export function searchRecords({ records }: RecordsFound, text: string): FoundRecord[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return records.flatMap((values, index) => {
    const held = values.join(' ').toLowerCase();
    return words.every((word) => held.includes(word)) ? [{ number: index + 1, values }] : [];
  });
}
