import type { Clock } from "@sourceful/domain";
import type { CallReport, DriverSpec, SessionEvent } from "@sourceful/luarunner";
import type { Plane, PlaneSession } from "../plane.ts";
import { callReport } from "./call-report.ts";

/** What a driver function does in a test: a report's parts, or what the session's promise rejects with. */
export type FakeAnswer = Partial<CallReport> | Error | Promise<Partial<CallReport>>;

/** A device plane whose drivers do what the test says; it writes down what is called, and when. */
export class FakePlane implements Plane {
  /** `open`, `driver_init`, … with the monotonic time in ms, as `driver_poll@5000`. */
  readonly journal: string[] = [];
  readonly specs: DriverSpec[] = [];
  readonly calls: { fn: string; args: readonly unknown[]; options: unknown }[] = [];
  /** Monotonic time of each announcement of an urgent call, ms. */
  readonly waysMadeAtMs: number[] = [];
  functions = ["driver_init", "driver_poll", "driver_cleanup"];
  protocol = "modbus";
  driver: NonNullable<PlaneSession["description"]["driver"]> = {};
  link: PlaneSession["link"];
  onOpen: () => Error | undefined = () => undefined;
  answer: (fn: string, args: readonly unknown[]) => FakeAnswer = () => ({});
  readonly #clock: Clock;
  readonly #listeners = new Set<(event: SessionEvent) => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async open(spec: DriverSpec): Promise<PlaneSession> {
    // Loaded only to hear what it says of itself.
    const isForDevice = !spec.deviceId.startsWith("driver ");
    if (isForDevice) {
      this.#note("open");
      this.specs.push(spec);
    }
    const error = this.onOpen();
    if (error) throw error;
    const readLink = () => this.link;
    return {
      description: { protocol: this.protocol, functions: this.functions, driver: this.driver },
      loadReport: callReport({ logs: [{ level: "info", message: "hello from the top level" }] }),
      get link() {
        return readLink();
      },
      call: async (fn, args, options) => {
        this.#note(fn);
        this.calls.push({ fn, args, options });
        const answer = await this.answer(fn, args);
        if (answer instanceof Error) throw answer;
        return callReport(answer);
      },
      makeWay: () => void this.waysMadeAtMs.push(this.#clock.monotonicMs()),
      onEvent: (listener) => {
        this.#listeners.add(listener);
        return () => void this.#listeners.delete(listener);
      },
      close: () => {
        if (isForDevice) this.#note("close");
        return Promise.resolve();
      },
    };
  }

  /** What the last call was called with; nothing before the first. */
  get argumentsOfLast(): readonly unknown[] {
    return this.calls.at(-1)?.args ?? [];
  }

  announce(event: SessionEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** What happened since the last look. */
  takeJournal(): string[] {
    return this.journal.splice(0);
  }

  #note(what: string): void {
    this.journal.push(`${what}@${this.#clock.monotonicMs()}`);
  }
}
