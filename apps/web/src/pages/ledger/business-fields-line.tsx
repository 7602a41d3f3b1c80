/** The business fields of a record in at most two lines: `name Pump · price 12`. */
export function BusinessFieldsLine({ json }: { json: string }) {
  const parts = Object.entries(read(json));
  if (parts.length === 0) return <span className="quiet">–</span>;
  return (
    <span className="two-lines">
      {parts.map(([name, value], at) => (
        <span key={name}>
          {at === 0 ? '' : ' · '}
          <span className="quiet">{name}</span> {textOf(value)}
        </span>
      ))}
    </span>
  );
}

function read(json: string): object {
  const value: unknown = parse(json);
  return typeof value === 'object' && value !== null ? value : {};
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
