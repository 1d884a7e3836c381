import { ConfigError } from "@sourceful/domain";
import { type CommunityConfig, keysOf } from "@sourceful/edgeware-aggregator";
import { buildSubjectPattern, SUBJECTS, type SubjectKind } from "@sourceful/messaging";
import { type ServerUser, userNkey } from "@sourceful/nats-embedded";

type Direction = (typeof SUBJECTS)[SubjectKind]["direction"];

/**
 * Who may use the bus of a community, and for what: each building and meter of its file says and hears what is its
 * own, and the community's node, known by `publicKey`, says and hears the rest. Nobody may listen to a wildcard over
 * buildings, take a share of another's messages by a queue group, or have an inbox: nothing here is a request.
 * @throws ConfigError `config_invalid` when the file gives a building the node's key
 */
export function busUsers(config: CommunityConfig, publicKey: string): ServerUser[] {
  const { community } = config;
  const node = { community };
  const members = keysOf(config);
  const mistaken = members.find((member) => member.publicKey === publicKey);
  if (mistaken) {
    const message = `community.yaml gives ${mistaken.sender} the key of this EdgeWare node; a building has its own, which \`edge-node community id\` prints there`;
    throw new ConfigError(message, { code: "config_invalid" });
  }
  return [
    {
      nkey: userNkey(publicKey),
      permissions: {
        publish: { allow: subjects("community → building", node) },
        subscribe: { allow: subjects("building → community", node) },
      },
    },
    ...members.map(({ sender, publicKey: buildingKey }) => {
      const own = { community, serial: sender };
      return {
        nkey: userNkey(buildingKey),
        permissions: {
          publish: { allow: subjects("building → community", own) },
          subscribe: { allow: subjects("community → building", own) },
        },
      };
    }),
  ];
}

function subjects(direction: Direction, tokens: { community: string; serial?: string }): string[] {
  const kinds = Object.keys(SUBJECTS) as SubjectKind[];
  return kinds
    .filter((kind) => SUBJECTS[kind].direction === direction)
    .map((kind) => buildSubjectPattern(kind, tokens));
}
