export type Reply = { status: number; headers: Record<string, string>; body: Buffer };

export function reply(status: number, type: string, body: string | Buffer): Reply {
  const bytes = Buffer.from(body);
  const headers = {
    "content-type": type,
    "content-length": String(bytes.length),
    "cache-control": "no-store",
  };
  return { status, headers, body: bytes };
}

export function html(body: string): Reply {
  return reply(200, "text/html; charset=utf-8", body);
}

export function json(status: number, value: unknown): Reply {
  return reply(status, "application/json", JSON.stringify(value));
}

/** An error in Resend's shape. */
export function refusal(status: number, name: string, message: string): Reply {
  return json(status, { statusCode: status, name, message });
}
