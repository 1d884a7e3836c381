import { FAULTS, type Fault } from "@sourceful/simulator";
import { InvalidArgumentError } from "commander";

/** Reads names of faults with commas between them; `none` is none. */
export function faultList(text: string): Fault[] {
  if (text === "none") return [];
  return text.split(",").map((name) => {
    const fault = FAULTS.find((known) => known === name.trim());
    if (!fault) throw new InvalidArgumentError(`expected some of ${FAULTS.join(",")}, or none.`);
    return fault;
  });
}
