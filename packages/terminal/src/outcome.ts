/** Where a command leaves its exit code when it ends without an exception. */
export interface Outcome {
  exitCode: number;
}
