/** Says once why a process does not start yet. */
export function tellOfWaiting(reason: string): void {
  console.log(`Waiting for the database (${reason}) …`);
}
