import { InvalidArgumentError } from "commander";

/** The name of a message that was kept out. */
export function quarantineName(text: string): string {
  if (!/^q[1-9]\d{0,15}$/.test(text)) {
    throw new InvalidArgumentError("expected a name as in the list, such as q1234.");
  }
  return text;
}
