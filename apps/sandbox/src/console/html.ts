/** Markup that is already safe. */
export type Html = { readonly html: string };
export type HtmlValue = string | number | null | undefined | Html | readonly HtmlValue[];

/** Builds markup; every value is escaped unless it is Html itself. Null and undefined leave nothing. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let text = strings[0] ?? '';
  values.forEach((value, index) => {
    text += render(value) + (strings[index + 1] ?? '');
  });
  return { html: text };
}

function render(value: HtmlValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeHtml(value);
  if ('html' in value) return value.html;
  return value.map(render).join('');
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
