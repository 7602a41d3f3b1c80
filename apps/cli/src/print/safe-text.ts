/** Text of an installation on a terminal: what would move the cursor or colour the screen is left out, lines become one. */
export function safeText(text: string): string {
  return (
    text
      .replace(/\s*[\r\n]+\s*/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these very characters are to go
      .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
      .trim()
  );
}
