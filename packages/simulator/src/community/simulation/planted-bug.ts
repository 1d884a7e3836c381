import type {
  CommunityEffect,
  CommunityEvent,
  CommunityNode,
  CommunityState,
  IngressOptions,
} from "@sourceful/edgeware-aggregator";
import type { FileSystem } from "@sourceful/journal";
import type { SimulatedDisk } from "@sourceful/journal/testing";
import type { Bus } from "@sourceful/messaging";

/** A fault of EdgeWare itself, put in on purpose to see that a simulation finds it. */
export interface PlantedBug {
  /** What takes the place of `decide`; called at every start of the process. */
  readonly fold?: () => (state: CommunityState, event: CommunityEvent) => readonly CommunityEffect[];
  /** The disk as EdgeWare sees it. */
  readonly fileSystem?: (disk: SimulatedDisk) => FileSystem;
  /** The bus as EdgeWare sees it. */
  readonly bus?: (bus: Pick<Bus, "publish" | "subscribe">) => Pick<Bus, "publish" | "subscribe">;
  /** The community's node as its ingress sees it. */
  readonly node?: (node: CommunityNode) => IngressOptions["node"];
  /** Done to the disk a crash has left. */
  readonly onCrash?: (disk: SimulatedDisk) => void;
}
