/**
 * The texts an editor has told its form and has not got back yet. A form that draws slower than a person types hands back
 * texts that are older than what stands in the editor: those are echoes and must not be put into it. Any other text comes
 * from outside (undo, a sample, another person) and replaces what stands there.
 */
export type ToldTexts = {
  tell(text: string): void;
  /** Whether a text that comes back is one that was told; those told before it are forgotten. */
  isEcho(text: string): boolean;
};

/** Drawing skips texts, so few are ever waiting; a form that never hands back must not make the list grow. */
const MOST_WAITING = 1_000;

export function toldTexts(): ToldTexts {
  let waiting: string[] = [];
  return {
    tell(text) {
      waiting = [...waiting.slice(-MOST_WAITING), text];
    },
    isEcho(text) {
      const at = waiting.lastIndexOf(text);
      if (at < 0) return false;
      waiting = waiting.slice(at + 1);
      return true;
    },
  };
}
