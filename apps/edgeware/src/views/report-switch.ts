import { printLine } from "@sourceful/terminal";
import { askNode } from "./ask-node.ts";

export interface SwitchOptions {
  url: string;
  steward: string;
  reason: string;
  role?: string;
  decision?: string;
  json: boolean;
}

/** `edgeware switch`. */
export async function reportSwitch(
  id: string,
  position: "open" | "closed",
  { url, steward, reason, role, decision, json }: SwitchOptions,
): Promise<void> {
  const outcome = await askNode<{ is_done: boolean }>(url, `/switches/${encodeURIComponent(id)}`, {
    is_closed: position === "closed",
    steward,
    reason,
    ...(role === undefined ? {} : { role }),
    ...(decision === undefined ? {} : { decision_record: decision }),
  });
  await printLine(json ? JSON.stringify(outcome) : `switch ${id} is ${position}, says ${steward}`);
}
