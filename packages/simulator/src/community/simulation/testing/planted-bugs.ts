import {
  CHANNELS,
  type CommunityEvent,
  type CommunityPolicy,
  type CommunityState,
  decide,
  decodeState,
  encodeState,
  type MessageEvent,
  viewFor,
} from "@sourceful/edgeware-aggregator";
import type { FileSystem, OpenFile } from "@sourceful/journal";
import type { SimulatedDisk } from "@sourceful/journal/testing";
import type { BuildingEnvelope, Bus, BusMessage, Opened, UpstreamRecord } from "@sourceful/messaging";
import type { PlantedBug } from "../planted-bug.ts";
import type { Invariant } from "../violation.ts";

type Fold = ReturnType<NonNullable<PlantedBug["fold"]>>;

/** What each kind of bug breaks, and the bug. */
export const PLANTED_BUGS: Readonly<
  Record<string, { readonly breaks: readonly Invariant[]; readonly bug: PlantedBug }>
> = {
  // Where its audit is longer than its log EdgeWare sees it itself, and does not run.
  "acknowledges before it is on disk": {
    breaks: ["acknowledged", "running"],
    bug: { fileSystem: withoutSync },
  },
  "loses the end of its log in a recovery": { breaks: ["acknowledged", "running"], bug: { onCrash: cutLog } },
  "acknowledges one more than it has": {
    breaks: ["acknowledged"],
    bug: { bus: (bus) => changingAcks(bus, (ack) => ({ ...ack, seq: ack.seq + 1 })) },
  },
  "never asks for what it lacks": { breaks: ["complete"], bug: { bus: neverFetching } },
  "takes a message for any number it is sent as": {
    breaks: ["acknowledged"],
    bug: opening((opened, message) => {
      const { epoch, seq } = message as Partial<UpstreamRecord>;
      if (!opened.ok || epoch === undefined || seq === undefined) return opened;
      return { ok: true, envelope: { ...opened.envelope, record: { epoch, seq } } };
    }),
  },
  "believes whoever says that records are gone": {
    // What was not asked for is acknowledged all the same: there is no such record.
    breaks: ["acknowledged", "complete"],
    bug: opening((opened, { subject, data }) => {
      if (opened.ok || !subject.includes(".upstream.fetched.")) return opened;
      return { ok: true, envelope: JSON.parse(Buffer.from(data).toString()) as BuildingEnvelope };
    }),
  },
  "applies a message again that came before": {
    breaks: ["once"],
    bug: folding((state, event) => {
      if (event.type === "message") forgetArrival(state, event.envelope);
      return decide(state, event).effects;
    }),
  },
  "adds a building to the community twice": {
    breaks: ["aggregates"],
    bug: folding((state, event) => {
      const { effects } = decide(state, event);
      const [contribution] = state.derived.contributions.values();
      if (event.position % 20 === 0)
        state.derived.sums.get("community/street")?.replace(0, undefined, contribution);
      return effects;
    }),
  },
  "does not widen what gets old": {
    breaks: ["aggregates"],
    bug: folding((state, event) => {
      const { effects } = decide(state, event);
      for (const reporter of state.data.reporters.values()) reporter.evaluatedMs = state.data.nowMs;
      return effects;
    }),
  },
  "takes what was measured for what is": {
    breaks: ["calibration"],
    bug: folding((state, event) => {
      const { effects } = decide(state, event);
      for (const { growth } of state.data.reporters.values()) {
        for (const channel of CHANNELS) growth.w2PerS[channel] = 0;
      }
      state.derived = decodeState(encodeState(state)).derived;
      return effects;
    }),
  },
  "calls old values fresh": {
    breaks: ["coverage"],
    bug: withPolicy((policy) => ({ ...policy, freshForMs: 3 * policy.freshForMs })),
  },
  "states a tenth of its meters' error": {
    breaks: ["confidence"],
    bug: withPolicy((policy) => ({
      ...policy,
      meterErrorFraction: policy.meterErrorFraction / 10,
      meterFloorW: policy.meterFloorW / 10,
    })),
  },
  "publishes a single house": {
    breaks: ["privacy"],
    bug: folding((state, event) => {
      const { effects } = decide(state, event);
      if (event.type !== "tick") return effects;
      const view = viewFor(state, { kind: "operator" }, { kind: "connection_point", id: "cp-house-1" });
      return "withheld" in view ? effects : [...effects, { type: "publish", publication: view }];
    }),
  },
  "forgets what is in quarantine": {
    breaks: ["quarantine"],
    bug: folding((state, event) => {
      const { effects } = decide(state, event);
      if (event.type === "tick") state.data.quarantine.clear();
      return effects;
    }),
  },
  "lets in power no connection can carry": {
    breaks: ["quarantine"],
    bug: withPolicy((policy) => ({ ...policy, impossibleRatingFraction: 1000, suspectRatingFraction: 1000 })),
  },
  "remembers what is not in its log": {
    breaks: ["replay"],
    bug: counting((state, event, count) => {
      const { effects } = decide(state, event);
      state.data.refused.set("PERMANENT_ERROR", count);
      return effects;
    }),
  },
  "decides by what is not in its log": {
    breaks: ["replay"],
    bug: counting((state, event, count) =>
      decide(state, event).effects.map((effect) =>
        effect.type === "quarantine"
          ? { ...effect, entry: { ...effect.entry, gate: `gate ${count}` } }
          : effect,
      ),
    ),
  },
  "fails on an event": {
    breaks: ["running"],
    bug: folding((state, event) => {
      if (event.position === 77) throw new Error("planted");
      return decide(state, event).effects;
    }),
  },
};

/** Makes a message look as if it had not come. */
function forgetArrival({ data }: CommunityState, { sender, boot, seq }: MessageEvent["envelope"]): void {
  const track = data.reporters.get(sender)?.tracks.find((other) => other.boot === boot);
  if (!track || seq >= track.next || track.gaps.some(([first, last]) => first <= seq && seq <= last)) return;
  track.gaps.push([seq, seq]);
  track.gaps.sort(([a], [b]) => a - b);
}

/** A node that opens messages otherwise. */
function opening(
  change: (
    opened: Opened<BuildingEnvelope>,
    message: Pick<BusMessage, "subject" | "data">,
  ) => Opened<BuildingEnvelope>,
): PlantedBug {
  return {
    node: (node) => ({
      open: (message) => change(node.open(message), message),
      receive: (message, as) => node.receive(message, as),
      state: node.state,
      take: (event) => node.take(event),
    }),
  };
}

function folding(fold: Fold): PlantedBug {
  return { fold: () => fold };
}

/** A fold that counts how often it was called since its process started. */
function counting(
  fold: (state: CommunityState, event: CommunityEvent, count: number) => ReturnType<Fold>,
): PlantedBug {
  return {
    fold: () => {
      let count = 0;
      return (state, event) => fold(state, event, ++count);
    },
  };
}

function withPolicy(change: (policy: CommunityPolicy) => CommunityPolicy): PlantedBug {
  return {
    fold: () => {
      let changed: CommunityPolicy | undefined;
      return (state, event) => {
        // A snapshot brings the changed policy with it.
        changed ??= state.data.position > 1 ? state.data.policy : change(state.data.policy);
        state.data.policy = changed;
        return decide(state, event).effects;
      };
    },
  };
}

function withoutSync(disk: SimulatedDisk): FileSystem {
  const open = async (...args: Parameters<FileSystem["open"]>): Promise<OpenFile> => {
    const file = await disk.open(...args);
    return args[0].includes("/log/") ? { ...file, datasync: () => Promise.resolve() } : file;
  };
  return {
    open,
    list: (directory) => disk.list(directory),
    makeDirectory: (directory) => disk.makeDirectory(directory),
    rename: (from, to) => disk.rename(from, to),
    remove: (path) => disk.remove(path),
    syncDirectory: (directory) => disk.syncDirectory(directory),
  };
}

function cutLog(disk: SimulatedDisk): void {
  const segment = disk.paths.findLast((path) => path.includes("/log/") && !path.includes("/cursors/"));
  if (segment === undefined) return;
  const content = disk.contentOf(segment);
  disk.overwrite(segment, content.subarray(0, Math.max(0, content.length - 5)));
}

type BusEnd = Pick<Bus, "publish" | "subscribe">;

function changingAcks(
  bus: BusEnd,
  change: (ack: { receiver: string; epoch: number; seq: number }) => object,
): BusEnd {
  return {
    publish(subject, data, headers) {
      if (!subject.endsWith(".upstream.ack.json.v1")) return bus.publish(subject, data, headers);
      const ack = JSON.parse(Buffer.from(data).toString()) as {
        receiver: string;
        epoch: number;
        seq: number;
      };
      return bus.publish(subject, Buffer.from(JSON.stringify(change(ack))), headers);
    },
    subscribe: (...args) => bus.subscribe(...args),
  };
}

function neverFetching(bus: BusEnd): BusEnd {
  return {
    publish: (subject, data, headers) =>
      subject.endsWith(".upstream.fetch.json.v1") || bus.publish(subject, data, headers),
    subscribe: (...args) => bus.subscribe(...args),
  };
}
