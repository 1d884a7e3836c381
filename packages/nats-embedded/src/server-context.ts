import type { Clock, Logger } from "@sourceful/domain";
import type { Authenticator } from "./authenticator.ts";
import type { BufferPool } from "./buffer-pool.ts";
import type { FlushList } from "./flush-list.ts";
import type { MessageRouter } from "./message-router.ts";
import type { PendingBudget } from "./pending-budget.ts";
import type { RouteTable } from "./route-table.ts";
import type { ServerLimits } from "./server-limits.ts";
import type { StrangerLog } from "./stranger-log.ts";
import type { Traffic } from "./traffic.ts";

/** What all connections of one server share. */
export interface ServerContext {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits: ServerLimits;
  /** Undefined: anyone may connect. Another one after `NatsServer.reload`. */
  authenticator: Authenticator | undefined;
  readonly strangerLog: StrangerLog;
  readonly routes: RouteTable;
  readonly router: MessageRouter;
  readonly flushList: FlushList;
  readonly pool: BufferPool;
  readonly traffic: Traffic;
  readonly budget: PendingBudget;
  /** Unlike every other server's: by it this one knows itself when servers are connected in a circle. */
  readonly loopId: string;
  /** 0 <= r < 1. */
  readonly random: () => number;
}
