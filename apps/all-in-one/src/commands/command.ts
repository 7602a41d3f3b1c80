/** A command of `flowbridge`, loaded only when it is asked for: a runner does not pay for the sandbox. */
export type Command = {
  /** What stands behind the command's name, and one line of what it does. */
  usage: { options?: string; purpose: string };
  /** Resolves when the command has started (it then lives until a signal) or done its work. Throws what a person should read. */
  run(options: string[]): Promise<void>;
};
