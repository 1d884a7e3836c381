/** How far something may be controlled, least first; community-domain.md section 9 (C-16). */
export const CONTROL_LEVELS = [
  "monitor_only",
  "advisory",
  "supervised_control",
  "autonomous_within_envelope",
] as const;
export type ControlLevel = (typeof CONTROL_LEVELS)[number];

/**
 * The level that is in effect: the least of what the role allows, what the actor may, and what the asset's
 * owner allows (R77). A factor that is not known allows nothing: the result is then undefined.
 */
export function effectiveControl(
  role: ControlLevel | undefined,
  actor: ControlLevel | undefined,
  asset: ControlLevel | undefined,
): ControlLevel | undefined {
  return leastControl([role, actor, asset]);
}

/** The least of some levels; undefined when one of them is not known. */
export function leastControl(levels: readonly (ControlLevel | undefined)[]): ControlLevel | undefined {
  const places = levels.map((level) => (level === undefined ? -1 : CONTROL_LEVELS.indexOf(level)));
  return CONTROL_LEVELS[Math.min(...places)];
}
