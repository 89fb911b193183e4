/**
 * The version of everything in this package that crosses the wire.
 *
 * - 1 (2026-11): rooms, access table, stock frames 0–3, HELLO, ACK, NACK, PING.
 * - 2 (2026-11): close code 4300, rights changed.
 */
export const protocolVersion = 2;
