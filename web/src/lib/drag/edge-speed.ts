/** How fast to scroll towards an edge the pointer is near to, in pixels per second; 0 away from both edges. */
export function edgeSpeed(at: number, from: number, to: number, zone = 56, fastest = 1100): number {
  const reach = Math.min(zone, (to - from) / 3);
  if (reach <= 0) return 0;
  if (at < from + reach) return -fastest * Math.min(1, (from + reach - at) / reach) ** 2;
  if (at > to - reach) return fastest * Math.min(1, (at - (to - reach)) / reach) ** 2;
  return 0;
}
