type Value = number | string | Buffer | Value[] | Map<Value, Value>;

/** The first value of what CBOR (RFC 8949) holds; of its kinds those that a browser's key comes in. */
export const readCbor = (bytes: Buffer): Value => read({ bytes, at: 0 });

type Reader = { bytes: Buffer; at: number };

function read(reader: Reader): Value {
  const first = reader.bytes.readUInt8(reader.at++);
  const size = readSize(reader, first & 31);
  switch (first >> 5) {
    case 0:
      return size;
    case 1:
      return -1 - size;
    case 2:
      return take(reader, size);
    case 3:
      return take(reader, size).toString("utf8");
    case 4:
      return Array.from({ length: size }, () => read(reader));
    case 5:
      return new Map(Array.from({ length: size }, () => [read(reader), read(reader)]));
    default:
      throw new Error("This is CBOR of a kind that no browser's key comes in.");
  }
}

function readSize(reader: Reader, short: number): number {
  if (short < 24) return short;
  const width = 2 ** (short - 24);
  const size = reader.bytes.readUIntBE(reader.at, Math.min(width, 6));
  reader.at += width;
  return size;
}

function take(reader: Reader, size: number): Buffer {
  const part = reader.bytes.subarray(reader.at, reader.at + size);
  reader.at += size;
  return part;
}
