import { fileURLToPath } from "node:url";
import {
  ProgramRun as AnyProgramRun,
  type ProgramResult,
  type ProgramRunOptions,
} from "@sourceful/terminal/testing";

const program = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

/** This program, built, as its own process. */
export class ProgramRun extends AnyProgramRun {
  constructor(args: readonly string[], options?: ProgramRunOptions) {
    super(program, args, options);
  }

  /** Runs to the end. */
  static async result(args: readonly string[], options?: ProgramRunOptions): Promise<ProgramResult> {
    return new ProgramRun(args, options).ended();
  }
}
