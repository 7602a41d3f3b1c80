/** Whether a text is a regular expression JavaScript can read. */
export function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    try {
      new RegExp(text);
      return true;
    } catch {
      return false;
    }
  }
}
