import { closeCodes } from '@muster/protocol';

const firstMs = 200;
const longestMs = 10_000;

/**
 * How long to wait before connecting again, in milliseconds: doubling with every failure, with chance so that a thousand
 * clients do not come back at once. `chance` is in [0, 1).
 */
export function reconnectDelay(code: number, failedInARow: number, spreadMs: number, chance: number): number {
  // A restart: everybody was sent away in the same moment.
  if (code === closeCodes.restart && failedInARow <= 1) return Math.round(firstMs + chance * (spreadMs - firstMs));
  // Ours alone: nobody else comes back with us.
  if (code === closeCodes.rightsChanged && failedInARow <= 1) return Math.round(firstMs * chance);
  const grown = Math.min(longestMs, firstMs * 2 ** Math.min(failedInARow, 10));
  const least = code === closeCodes.overloaded ? spreadMs : 0;
  return Math.round(least + grown * (0.5 + chance / 2));
}
