import type { ModbusRequest } from "./modbus-request.ts";

/** What happens to a request instead of its ordinary answer. */
export type FaultAction = "answer" | "drop" | "close" | "wrong-transaction" | { exception: number };

export interface RefusedRange {
  firstAddress: number;
  lastAddress: number;
  /** 2, illegal data address, when not given. */
  exceptionCode?: number;
}

/** The request as seen by a fault rule; unparsable ones have no `request`. */
export interface FaultSubject {
  unitId: number;
  functionCode: number;
  request?: ModbusRequest;
}

export interface FaultDecision {
  delayMs?: number;
  action?: FaultAction;
}

/** Knobs of a server, live: a change takes effect with the next request. */
export class ModbusFaults {
  /** Pause before every answer, ms. */
  delayMs = 0;
  /** What every request gets. */
  action: FaultAction = "answer";
  /** Requests that touch one of these are refused. */
  refusedRanges: readonly RefusedRange[] = [];
  /** Decides per request; what it leaves out is as set above. */
  forRequest: ((subject: FaultSubject) => FaultDecision | undefined) | undefined;

  /** Back to a healthy device. */
  clear(): void {
    this.delayMs = 0;
    this.action = "answer";
    this.refusedRanges = [];
    this.forRequest = undefined;
  }

  decide(subject: FaultSubject): Required<FaultDecision> {
    const chosen = this.forRequest?.(subject);
    const delayMs = chosen?.delayMs ?? this.delayMs;
    const action = chosen?.action ?? this.action;
    const refused = action === "answer" ? this.#refusalFor(subject.request) : undefined;
    return { delayMs, action: refused ?? action };
  }

  #refusalFor(request: ModbusRequest | undefined): FaultAction | undefined {
    if (!request) return undefined;
    const last = request.address + request.count - 1;
    const hit = this.refusedRanges.find(
      (range) => request.address <= range.lastAddress && last >= range.firstAddress,
    );
    return hit && { exception: hit.exceptionCode ?? 2 };
  }
}
