/**
 * The version of everything in this package that crosses the wire.
 *
 * - 1 (2026-11): rooms, access table, stock frames 0–3, HELLO, ACK, NACK, PING.
 */
export const protocolVersion = 1;
