import { join } from "node:path";
import { silentLogger, systemClock } from "@sourceful/domain";
import {
  Answers,
  type CommunityEffect,
  type CommunityEvent,
  CommunityNode,
  Ingress,
  keysOf,
  parseCommunity,
  topologyOf,
} from "@sourceful/edgeware-aggregator";
import { countBoot, type SigningKey } from "@sourceful/identity";
import { type BuildingEnvelope, type Bus, EnvelopeSealer, Keyring } from "@sourceful/messaging";

const COMMUNITY = "erl";

/** What the community's node decided about one message. */
export interface Received {
  readonly envelope: BuildingEnvelope;
  readonly effects: readonly CommunityEffect[];
}

/** The community's node on a bus, for one building: stores, decides, answers. */
export class CommunitySide {
  readonly #closers: (() => unknown)[];
  readonly node: CommunityNode;

  /** `line` is what `edge-node community id` prints. `onReceived` hears of everything a message led to. */
  static async open(options: {
    bus: Bus;
    directory: string;
    line: string;
    key: SigningKey;
    onReceived: (received: Received) => void;
  }): Promise<CommunitySide> {
    const { bus, directory, line, key, onReceived } = options;
    const own = { clock: systemClock, logger: silentLogger };
    const config = parseCommunity(communityFile(line), "community.yaml");
    const boot = await countBoot({ dataDir: directory, name: "edgeware", ...own });
    const sealer = new EnvelopeSealer({ key, community: COMMUNITY, sender: "edgeware", boot });
    const answers = new Answers({ bus, sealer, version: "0.1.0", ...own });
    const node = await CommunityNode.open({
      directory,
      topology: topologyOf(config, 1),
      keyring: new Keyring(COMMUNITY, keysOf(config)),
      onDecided: (effects, event: CommunityEvent) => {
        answers.take(effects);
        if (event.type === "message") onReceived({ envelope: event.envelope, effects });
      },
      ...own,
    });
    const positionsFile = join(directory, "positions.json");
    const ingress = await Ingress.open({ bus, community: COMMUNITY, node, positionsFile, ...own });
    ingress.start();
    answers.start(() => node.state);
    return new CommunitySide(node, [() => node.close(), () => ingress.close(), () => answers.close()]);
  }

  private constructor(node: CommunityNode, closers: (() => unknown)[]) {
    this.node = node;
    this.#closers = closers;
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).toReversed()) await close();
  }
}

function communityFile(line: string): string {
  return `
community: ${COMMUNITY}
location: { latitude_deg: 52, longitude_deg: 11 }
transformers: [{ id: T, rated_va: 100000 }]
feeders: [{ id: F, transformer: T }]
connection_points:
  - id: P
    feeder: F
    phases: [1, 2, 3]
    import_va: 17000
    export_va: 17000
    buildings:
      ${line}
`;
}
