/** What went through a server since it started. Message sizes count headers and payload. */
export interface Traffic {
  messagesIn: number;
  bytesIn: number;
  messagesOut: number;
  bytesOut: number;
  /** Clients dropped because they did not read fast enough. */
  slowConsumers: number;
}
