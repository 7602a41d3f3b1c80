/** Where one of some texts stands in a value, as names from the top; undefined when nowhere. Looks at keys too. */
export function findText(value: unknown, wanted: readonly string[]): string[] | undefined {
  const open: { value: unknown; path: string[] }[] = [{ value, path: [] }];
  const holds = (text: string) => wanted.some((each) => each !== '' && text.includes(each));
  for (let at = open.pop(); at; at = open.pop()) {
    if (typeof at.value === 'string' && holds(at.value)) return at.path;
    if (typeof at.value !== 'object' || at.value === null) continue;
    for (const [key, inner] of Object.entries(at.value)) {
      const path = [...at.path, key];
      if (holds(key)) return path;
      open.push({ value: inner, path });
    }
  }
  return undefined;
}
