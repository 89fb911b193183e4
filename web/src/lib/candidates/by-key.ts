/** A value for each key. */
export const byKey = <K, V>(keys: readonly K[], value: (key: K) => V): ReadonlyMap<K, V> =>
  new Map(keys.map((key) => [key, value(key)]));

/** A value for each record, by the record's id. */
export const byId = <T extends { readonly id: string }, V>(
  records: ReadonlyMap<string, T>,
  value: (record: T) => V,
): ReadonlyMap<string, V> => new Map([...records.values()].map((record) => [record.id, value(record)]));
