/** What this device keeps for the app. */
export interface DeviceStorage {
  /** Bytes; null when the browser does not say. */
  readonly used: number | null;
  /** The browser promised not to clear it by itself. */
  readonly persisted: boolean;
}

export async function readStorage(): Promise<DeviceStorage> {
  try {
    const [{ usage }, persisted] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
    return { used: usage ?? null, persisted };
  } catch {
    // Absent on plain http, or forbidden.
    return { used: null, persisted: false };
  }
}
