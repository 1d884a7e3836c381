/** Watts for people: `850 W`, `-3.42 kW`; empty when not known. */
export function formatPower(watts: unknown): string {
  return formatScaled(watts, "W");
}

/** Watt-hours for people: `850 Wh`, `12.30 kWh`, `4.56 MWh`; empty when not known. */
export function formatEnergy(wattHours: unknown): string {
  return formatScaled(wattHours, "Wh");
}

/** A fraction as percent, `57 %`; empty when not known. */
export function formatFraction(fraction: unknown): string {
  return typeof fraction === "number" ? `${Math.round(fraction * 100)} %` : "";
}

/** An age in ms: `0.4 s`, `12 s`, `3 min`. */
export function formatAge(ageMs: number): string {
  if (ageMs < 10_000) return `${(Math.max(0, ageMs) / 1000).toFixed(1)} s`;
  if (ageMs < 120_000) return `${Math.round(ageMs / 1000)} s`;
  return `${Math.round(ageMs / 60_000)} min`;
}

/** Bytes for people: `850 B`, `12.3 KiB`, `4.5 MiB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const power = Math.min(3, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** power).toFixed(1)} ${["B", "KiB", "MiB", "GiB"][power]}`;
}

function formatScaled(value: unknown, unit: string): string {
  if (typeof value !== "number") return "";
  const magnitude = Math.abs(value);
  if (magnitude >= 1e6) return `${(value / 1e6).toFixed(2)} M${unit}`;
  if (magnitude >= 1e3) return `${(value / 1e3).toFixed(2)} k${unit}`;
  return `${Math.round(value)} ${unit}`;
}
