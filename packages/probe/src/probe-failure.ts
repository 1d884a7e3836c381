import { EdgeError, type EdgeErrorOptions } from "@sourceful/domain";

/** A method that failed and yet has something to show: the answer has both `result` and `error`. */
export class ProbeFailure extends EdgeError {
  readonly result: object;

  constructor(message: string, options: EdgeErrorOptions & { result: object }) {
    super(message, options);
    this.result = options.result;
  }
}
