/** Exit code of a program ended by SIGINT, as shells expect it. */
const INTERRUPTED = 130;

export interface ShutdownOptions {
  /** It goes on when whoever read its stdout is gone: its work is not what it prints. */
  readonly outlivesReader?: boolean;
}

/**
 * An abort signal that follows SIGINT and SIGTERM: the first one aborts it, so that the command can stop
 * cleanly; the second ends the process at once. Whoever read stdout going away (`| head`) aborts it too.
 */
export function shutdownSignal({ outlivesReader = false }: ShutdownOptions = {}): AbortSignal {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort(new Error("asked to stop"));
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  if (!outlivesReader) process.stdout.on("error", () => controller.abort(new Error("nobody reads on")));
  return controller.signal;
}

/** Resolves when the signal aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
