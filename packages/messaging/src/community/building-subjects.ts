const BUILDING = "communities.{community}.buildings.{serial}";

/** Every subject between a building and its community (issue 6, section 1). */
export const BUILDING_SUBJECTS = {
  buildingState: {
    template: `${BUILDING}.state.json.v1`,
    direction: "building → community",
    description: "Measured state, readiness and comfort margins, several samples to a message.",
  },
  flexibility: {
    template: `${BUILDING}.flexibility.json.v1`,
    direction: "building → community",
    description: "What the building can do on request, per direction.",
  },
  dispatchAck: {
    template: `${BUILDING}.dispatch-ack.json.v1`,
    direction: "building → community",
    description: "How far a dispatch has come.",
  },
  delivery: {
    template: `${BUILDING}.delivery.json.v1`,
    direction: "building → community",
    description: "What was delivered of a dispatch, by the building's meter.",
  },
  buildingHeartbeat: {
    template: `${BUILDING}.heartbeat.json.v1`,
    direction: "building → community",
    description: "Sign of life of the building, and how far its record goes.",
  },
  dispatch: {
    template: `${BUILDING}.dispatch.json.v1`,
    direction: "community → building",
    description: "What the community asks of the building.",
  },
  communityHeartbeat: {
    template: `${BUILDING}.community-heartbeat.json.v1`,
    direction: "community → building",
    description: "Sign of life of the community's node.",
  },
  reception: {
    template: `${BUILDING}.reception.json.v1`,
    direction: "community → building",
    description: "How the building's messages were received.",
  },
  buildingUpstreamAck: {
    template: `${BUILDING}.upstream.ack.json.v1`,
    direction: "community → building",
    description: "What a receiver has stored of the building's record.",
  },
  buildingUpstreamFetch: {
    template: `${BUILDING}.upstream.fetch.json.v1`,
    direction: "community → building",
    description: "A receiver asks for what it lacks of the building's record.",
  },
  buildingUpstreamReplay: {
    template: `${BUILDING}.upstream.replay.{receiver}`,
    direction: "building → community",
    description: "What a receiver asked for: each message as it was, its subject in a header.",
  },
  buildingUpstreamFetched: {
    template: `${BUILDING}.upstream.fetched.{receiver}.json.v1`,
    direction: "building → community",
    description: "The end of what a receiver asked for, and what of it is missing.",
  },
} as const;
