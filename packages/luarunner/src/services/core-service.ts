import { type Clock, errorMessage, sleep } from "@sourceful/domain";
import type { HostService, Operation } from "./host-service.ts";

/** What every driver may ask for, whatever its device: to wait, and to have a secret kept. */
export class CoreService implements HostService {
  readonly operations: Readonly<Record<string, Operation>>;

  /** `onSlept` is called when a driver has waited. */
  constructor(
    clock: Clock,
    persistSecret: (key: string, value: string) => Promise<void>,
    onSlept: () => void,
  ) {
    this.operations = {
      sleep: {
        perform: async ([ms], { signal }) => {
          await sleep(clock, Math.max(0, Number(ms) || 0), signal);
          onSlept();
          return [];
        },
      },
      persist_secret: {
        perform: async ([key, value]) => {
          try {
            await persistSecret(key as string, value as string);
            return [true];
          } catch (error) {
            return [null, errorMessage(error)];
          }
        },
        isWrite: true,
      },
    };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
