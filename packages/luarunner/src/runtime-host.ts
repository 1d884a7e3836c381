import type { Clock } from "@sourceful/domain";
import type { ForbiddenGap, LinkState, SessionPool } from "@sourceful/modbus";
import type { DriverLogLine } from "./call-report.ts";
import type { DriverLimits } from "./driver-limits.ts";
import type { LuaModule } from "./lua-module.ts";
import type { NativeFunctions } from "./native-functions.ts";

/** What a runtime needs from the thread it lives in. */
export interface RuntimeHost {
  lua: LuaModule;
  natives: NativeFunctions;
  pool: SessionPool;
  clock: Clock;
  limits: DriverLimits;
  onLog(line: DriverLogLine): void;
  onLink(link: LinkState): void;
  /** Told all that is known of where the device refuses merged reads, when there is more of it. */
  onLearned(forbiddenGaps: readonly ForbiddenGap[]): void;
  /** Stores a secret durably; rejects with the reason it could not. */
  persistSecret(key: string, value: string): Promise<void>;
  /** Brackets every stretch of Lua, so that a hang can be pinned on its driver. */
  onEnter(): void;
  onLeave(): void;
}
