const counters = {
  muster_connections_total: 'Sockets that joined a room',
  muster_updates_received_total: 'Data-carrying frames received',
  muster_updates_stored_total: 'Updates on disk',
  muster_update_bytes_total: 'Bytes of updates on disk',
  muster_updates_known_total: 'Data-carrying frames that said nothing new',
  muster_nacks_total: 'Updates refused',
  muster_bad_frames_total: 'Frames that closed their socket',
  muster_answers_total: 'Sync answers given',
  muster_diffs_total: 'Sync answers that had to be computed',
  muster_presence_total: 'Presence frames received',
  muster_compactions_total: 'Rooms compacted',
  muster_compaction_failures_total: 'Compactions that did not happen',
  muster_rooms_quarantined_total: 'Times that a room could not be used',
  muster_disk_refusals_total: 'Times that the disk began to refuse',
} as const;
export type Counter = keyof typeof counters;

/** Counts without names of rooms or people, in the text format of Prometheus. */
export class Metrics {
  readonly #counts = new Map<Counter, number>();
  readonly #gauges = new Map<string, { help: string; read: () => number }>();

  count(counter: Counter, by = 1): void {
    this.#counts.set(counter, (this.#counts.get(counter) ?? 0) + by);
  }

  gauge(name: string, help: string, read: () => number): void {
    this.#gauges.set(name, { help, read });
  }

  value(counter: Counter): number {
    return this.#counts.get(counter) ?? 0;
  }

  text(): string {
    const lines: string[] = [];
    const say = (name: string, help: string, type: string, value: number): void => {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, `${name} ${value}`);
    };
    for (const name of Object.keys(counters) as Counter[]) say(name, counters[name], 'counter', this.value(name));
    for (const [name, { help, read }] of this.#gauges) say(name, help, 'gauge', read());
    return lines.join('\n') + '\n';
  }
}
