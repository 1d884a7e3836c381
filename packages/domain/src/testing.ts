/**
 * Test doubles for the contracts of this package.
 *
 * @example
 * const clock = new FakeClock();
 * clock.after(100, () => fired.push("a"));
 * await clock.advance(100);
 */
export { FakeClock } from "./fake-clock.ts";
export { type RecordedLine, RecordingLogger } from "./recording-logger.ts";
