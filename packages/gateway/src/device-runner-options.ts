import type { Clock, Logger } from "@sourceful/domain";
import type { MetricsMessage } from "@sourceful/messaging";
import type { DeviceControl } from "./control/device-control.ts";
import type { DeviceConfig } from "./device-config.ts";
import type { DriverDescriptions } from "./driver-descriptions.ts";
import type { DriverLookup } from "./driver-lookup.ts";
import type { Plane } from "./plane.ts";
import type { PollPunctuality } from "./poll-punctuality.ts";
import type { Reading } from "./reading-intake.ts";
import type { SecretStore } from "./secret-store.ts";

/** What one device needs to live. */
export interface DeviceRunnerOptions {
  readonly device: DeviceConfig;
  readonly gatewaySerial: string;
  /** What drivers asked to have kept. */
  readonly secrets?: Pick<SecretStore, "of"> | undefined;
  /** Pause before the first step, ms. */
  readonly startDelayMs: number;
  readonly plane: Plane;
  readonly drivers: Pick<DriverLookup, "find">;
  readonly descriptions: DriverDescriptions;
  /** Told how late the polls are. */
  readonly punctuality: Pick<PollPunctuality, "polled" | "skipped">;
  readonly clock: Clock;
  readonly logger: Logger;
  /** In [0, 1); for jitter. */
  readonly random: () => number;
  /** Control of its DERs; none when not given. A poll may write only while one is commanded (reference 8.9). */
  readonly control?:
    | Pick<DeviceControl, "ready" | "gone" | "shutDown" | "isCommanded" | "isRevertNeeded" | "revert">
    | undefined;
  readonly onReading: (reading: Reading) => void;
  /** Called with what a fresh poll measured beyond readings. */
  readonly onMetrics: (message: MetricsMessage) => void;
  /** Called when the status changed in a way others should hear of soon. */
  readonly onChange: () => void;
}
