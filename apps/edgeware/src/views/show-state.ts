import type { LimitsView, LocalBuilding, LocalOverview } from "@sourceful/edgeware-aggregator";
import { printLine } from "@sourceful/terminal";
import type { SnakeKeys } from "../api/snake-keys.ts";
import { askNode } from "./ask-node.ts";
import { statePage } from "./state-page.ts";

/** What `edgeware state` shows, as the API has it. */
export interface StateAnswers {
  readonly state: SnakeKeys<LocalOverview>;
  readonly buildings: readonly SnakeKeys<LocalBuilding>[];
  readonly limits: SnakeKeys<LimitsView>;
}

/** `edgeware state`. */
export async function showState({ url, json }: { url: string; json: boolean }): Promise<void> {
  const [state, buildings, limits] = await Promise.all([
    askNode<StateAnswers["state"]>(url, "/state"),
    askNode<StateAnswers["buildings"]>(url, "/buildings"),
    askNode<StateAnswers["limits"]>(url, "/limits"),
  ]);
  const answers = { state, buildings, limits };
  await printLine(json ? JSON.stringify(answers) : statePage(answers));
}
