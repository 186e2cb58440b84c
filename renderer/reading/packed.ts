/** Some facts as JSON with bytes behind them, in one piece: four bytes of length, the JSON, the bytes. */
export function pack(facts: unknown, bytes: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(JSON.stringify(facts));
  const packed = new Uint8Array(4 + head.length + bytes.reduce((sum, { length }) => sum + length, 0));
  new DataView(packed.buffer).setUint32(0, head.length);
  let at = 4;
  for (const part of [head, ...bytes]) {
    packed.set(part, at);
    at += part.length;
  }
  return packed;
}

/** Null: it was not packed here. */
export function unpack(
  packed: Uint8Array<ArrayBuffer>,
): { readonly facts: unknown; readonly bytes: Uint8Array<ArrayBuffer> } | null {
  if (packed.length < 4) return null;
  const end = 4 + new DataView(packed.buffer, packed.byteOffset).getUint32(0);
  try {
    return {
      facts: JSON.parse(new TextDecoder().decode(packed.subarray(4, end))),
      bytes: packed.subarray(end),
    };
  } catch {
    return null;
  }
}
