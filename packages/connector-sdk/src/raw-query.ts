/**
 * Reads a query string (with or without the leading `?`) by percent rules only: `+` stays `+`, because callback signatures
 * and base64 texts contain it. The first of a repeated name wins; a broken percent sequence is kept as it stands.
 */
export function parseRawQuery(query: string): Record<string, string> {
  const result: Record<string, string> = {};
  const text = query.startsWith('?') ? query.slice(1) : query;
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    if (!Object.hasOwn(result, name)) result[name] = equals < 0 ? '' : decode(part.slice(equals + 1));
  }
  return result;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
