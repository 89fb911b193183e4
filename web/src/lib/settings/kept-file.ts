/** The rows that were set aside, as one JSON text. Bytes are written as base64 under `bytes`. */
export function keptAsFile(rows: readonly unknown[]): string {
  return JSON.stringify({ format: 'muster-kept', version: 1, rows }, bytesAsText, 2);
}

function bytesAsText(_key: string, value: unknown): unknown {
  const bytes = value instanceof Uint8Array ? value : value instanceof ArrayBuffer ? new Uint8Array(value) : null;
  if (bytes === null) return value;
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { bytes: btoa(text) };
}

/** Hands a text to the browser's downloads. */
export function save(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
