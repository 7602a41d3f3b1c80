/** What one run may cost before it is stopped with a message that names the limit. */
export type RunLimits = {
  /** Step executions of one attempt, all loops together. */
  maxSteps: number;
  /** Turns of a `while` step that names no maximum. */
  maxWhileTurns: number;
  /** Size of one step's output, about what it would be as JSON. */
  maxValueBytes: number;
  /** Size of one list or text variable: what a whole run may gather in memory. */
  maxVariableBytes: number;
  /** Nesting of objects and lists in one value. */
  maxJsonDepth: number;
  /** Timeout of a call that names none. */
  stepTimeoutMs: number;
  /** The whole attempt. */
  flowTimeoutMs: number;
};

export const defaultLimits: RunLimits = {
  maxSteps: 10_000_000,
  maxWhileTurns: 1_000,
  maxValueBytes: 32 * 1024 * 1024,
  maxVariableBytes: 256 * 1024 * 1024,
  maxJsonDepth: 200,
  stepTimeoutMs: 60_000,
  flowTimeoutMs: 3_600_000,
};
