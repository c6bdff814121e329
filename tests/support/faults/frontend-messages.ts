/** One message from a client to PostgreSQL; `statement` is the SQL that it parses or runs. */
export type FrontendMessage = {
  bytes: Buffer;
  statement: string | null;
  /** Only in the first message of a connection. */
  login?: string;
  application?: string;
};

const sslRequest = 80877103;

/** Cuts a connection's stream into whole messages, as they become whole. */
export function readFrontend(): (chunk: Buffer) => FrontendMessage[] {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const messages: FrontendMessage[] = [];
    for (;;) {
      // The first message has no letter in front of its length.
      const lengthAt = isStarted ? 1 : 0;
      if (rest.length < lengthAt + 4) return messages;
      const size = lengthAt + rest.readInt32BE(lengthAt);
      if (rest.length < size) return messages;
      const bytes = rest.subarray(0, size);
      rest = rest.subarray(size);
      if (isStarted) messages.push({ bytes, statement: statementOf(bytes) });
      else {
        isStarted = bytes.readInt32BE(4) !== sslRequest;
        messages.push({ bytes, statement: null, ...(isStarted && parametersOf(bytes)) });
      }
    }
  };
}

function statementOf(bytes: Buffer): string | null {
  const kind = String.fromCharCode(bytes[0]!);
  if (kind === "Q") return bytes.toString("utf8", 5, bytes.length - 1);
  if (kind !== "P") return null;
  const text = bytes.indexOf(0, 5) + 1;
  return bytes.toString("utf8", text, bytes.indexOf(0, text));
}

function parametersOf(bytes: Buffer): { login?: string; application?: string } {
  const words = bytes.toString("utf8", 8).split("\0");
  const parameter = (name: string) => words[words.indexOf(name) + 1];
  return {
    login: parameter("user"),
    application: words.includes("application_name") ? parameter("application_name") : undefined,
  };
}
