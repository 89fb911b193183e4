import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from '../src/testing/client.ts';
import { startRelay, until } from '../src/testing/relay-process.ts';

// node bench/relay.ts [clients] [seconds]: one room, everybody edits twice a second, durable acknowledgements on.
// Says what the clients saw, and what one delivered update cost the relay. Clients run in this process: on few cores they are
// the bottleneck before the relay is.

const count = Number(process.argv[2] ?? 50);
const seconds = Number(process.argv[3] ?? 5);
const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'));
const relay = await startRelay(folder);
const clients = Array.from({ length: count }, (_, i) => new Client(`user${i}`, 'team/p/618/board'));
for (const client of clients) client.connect(relay.url);
await until('all are synced', () => clients.every((client) => client.synced && client.allAcked), 60_000);

/** Processor time that the relay has used, all its threads, in ms (Linux only). */
const cpuMs = async (): Promise<number> => {
  const stat = await readFile(`/proc/${relay.child.pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
};

const latencies: number[] = [];
const cpuBefore = await cpuMs();
let edits = 0;
const editing = clients.map(async (client, index) => {
  await wait((500 * index) / count);
  for (let i = 0; i < 2 * seconds; i++) {
    const sentAt = performance.now();
    client.onAck = () => void (latencies.push(performance.now() - sentAt), (client.onAck = () => undefined));
    client.cards.set(`${client.user}-${i}`, 'edited');
    edits++;
    await wait(500);
  }
});
await Promise.all(editing);
await until('everybody has everything', () => clients.every((client) => client.cards.size === edits), 60_000);
const cpu = (await cpuMs()) - cpuBefore;
latencies.sort((a, b) => a - b);
const at = (share: number): string => `${(latencies[Math.floor(share * (latencies.length - 1))] ?? 0).toFixed(1)} ms`;
console.log(`${count} clients, ${edits} edits, ${edits * (count - 1)} deliveries`);
console.log(`time to durable acknowledgement: median ${at(0.5)}, 95 % ${at(0.95)}, 99 % ${at(0.99)}`);
console.log(`relay processor time: ${((1000 * cpu) / (edits * (count - 1))).toFixed(1)} µs per delivered update`);
for (const client of clients) client.close();
await relay.end('SIGTERM');
await rm(folder, { recursive: true });
