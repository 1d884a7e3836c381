import type { ProtocolFault } from "./protocol-fault.ts";
import type { PeerFacts } from "./request-admission.ts";
import type { ServerContext } from "./server-context.ts";
import type { Transport } from "./transport.ts";

/** What the server knows of a client before it has said a word. */
export interface ClientConnectionOptions {
  readonly context: ServerContext;
  readonly transport: Transport;
  readonly id: number;
  /** First thing the client is sent, unless it has been already. */
  readonly info?: string;
  /** INFO that asks the client to go to another server. */
  readonly farewell: string;
  /** Besides the address, which the transport knows. */
  readonly peer?: Omit<PeerFacts, "remoteHost">;
  /** Told when the client is let in, and as whom: "" is nobody in particular. */
  readonly onAdmitted?: (user: string) => void;
  /** Refused with this before anything it sends is looked at. */
  readonly refusal?: ProtocolFault;
}
