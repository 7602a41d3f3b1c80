/** Hands text to the browser as a file. */
export function saveText(text: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = fileName.replaceAll(/[\\/:*?"<>|]+/g, '_');
  link.click();
  URL.revokeObjectURL(link.href);
}
