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
  if (role === undefined || actor === undefined || asset === undefined) return undefined;
  const least = Math.min(...[role, actor, asset].map((level) => CONTROL_LEVELS.indexOf(level)));
  return CONTROL_LEVELS[least];
}
