import {
  localBuildings,
  localElements,
  localOverview,
  type Publication,
  viewFor,
} from "@sourceful/edgeware-aggregator";
import type { FastifyInstance } from "fastify";
import { list, ref } from "./schema-parts.ts";
import { notServed, type ServedCommunity } from "./served-community.ts";
import { snakeKeys } from "./snake-keys.ts";

const UNAVAILABLE = { 503: ref("Problem") };

/** What a community is at this moment. */
export function addStateRoutes(
  app: FastifyInstance,
  served: () => ServedCommunity | undefined,
  { version }: { readonly version: string },
): void {
  app.get(
    "/healthz",
    {
      schema: {
        operationId: "health",
        summary: "Whether the node is well",
        response: { 200: ref("Health"), 503: ref("Health") },
      },
    },
    (_request, reply) => {
      const community = served();
      if (!community) return reply.code(503).send({ status: "starting", version });
      const { node, live, bus, north, retention } = community;
      const flexus = north.health;
      const { data } = node.state;
      const failure = node.failure ?? node.refusal;
      return reply.code(failure ? 503 : 200).send({
        status: failure ? "failing" : "ok",
        version,
        community: data.topology.community,
        position: data.position,
        topology_version: data.topology.version,
        at_ms: data.nowMs,
        nats_connected: bus.connectedUrl !== undefined,
        ...(flexus && {
          flexus_connected: flexus.isConnected,
          ...(flexus.problem === undefined ? {} : { flexus_problem: flexus.problem }),
        }),
        ...(failure ? { problem: failure.message } : {}),
        ...(retention.problem === undefined ? {} : { retention_problem: retention.problem }),
        ...(live.problem === undefined ? {} : { file_problem: live.problem }),
      });
    },
  );

  app.get(
    "/state",
    {
      schema: {
        operationId: "state",
        summary: "The community, its transformers, feeders, partitions and PEDs",
        response: { 200: ref("State"), ...UNAVAILABLE },
      },
    },
    (_request, reply) => {
      const community = served();
      return community ? reply.send(snakeKeys(localOverview(community.node.state))) : notServed(reply);
    },
  );

  app.get(
    "/feeders",
    {
      schema: {
        operationId: "feeders",
        summary: "Every feeder",
        response: { 200: list(ref("Element"), "in the order of community.yaml"), ...UNAVAILABLE },
      },
    },
    (_request, reply) => {
      const community = served();
      return community
        ? reply.send(snakeKeys(localElements(community.node.state, "feeder")))
        : notServed(reply);
    },
  );

  app.get(
    "/buildings",
    {
      schema: {
        operationId: "buildings",
        summary:
          "Every building and meter: how well it is heard, and its figures where its contract has the clause",
        response: { 200: list(ref("Building"), "in the order of community.yaml"), ...UNAVAILABLE },
      },
    },
    (_request, reply) => {
      const community = served();
      return community ? reply.send(snakeKeys(localBuildings(community.node.state))) : notServed(reply);
    },
  );

  app.get(
    "/limits",
    {
      schema: {
        operationId: "limits",
        summary: "What the network bears: limits that are broken, and headroom",
        response: { 200: ref("Limits"), ...UNAVAILABLE },
      },
    },
    async (_request, reply) => {
      const community = served();
      if (!community) return notServed(reply);
      const { node, live, limits } = community;
      return reply.send(snakeKeys(await limits.view(node.state, live.config)));
    },
  );

  app.get(
    "/published",
    {
      schema: {
        operationId: "published",
        summary: "What may leave for anybody: cohorts of at least the privacy floor",
        response: { 200: list(ref("ElementView"), "empty when none is large enough"), ...UNAVAILABLE },
      },
    },
    (_request, reply) => {
      const community = served();
      if (!community) return notServed(reply);
      const { state } = community.node;
      const views = [...state.derived.index.groups.values()]
        .map(({ element }) => viewFor(state, { kind: "public" }, element))
        .filter((result): result is Publication => !("withheld" in result))
        .map(({ view }) => view);
      return reply.send(snakeKeys(views));
    },
  );
}
