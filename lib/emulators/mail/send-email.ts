import type { IncomingMessage } from "node:http";
import type { Fault } from "@/lib/emulators/faults";
import type { Mailbox } from "@/lib/emulators/mail/mailbox";
import { newMessage } from "@/lib/emulators/mail/message";
import { json, type Reply, refusal } from "@/lib/emulators/mail/reply";
import { readBody } from "@/lib/emulators/read-body";

// Resend takes 40 MB after encoding.
const bodyLimitBytes = 40 * 1024 * 1024;

/** `POST /emails`. */
export async function sendEmail(
  mailbox: Mailbox,
  request: IncomingMessage,
  fault: Fault | null,
): Promise<Reply> {
  const body = await readBody(request, bodyLimitBytes);
  if (fault?.kind === "500") return refusal(500, "application_error", "An unexpected error occurred.");
  if (fault?.kind === "429") return refusal(429, "rate_limit_exceeded", "Too many requests.");
  if (fault?.kind === "409") return refusal(409, "concurrent_idempotent_requests", "Try this request again.");
  if (!/^Bearer \S+$/.test(request.headers.authorization ?? ""))
    return refusal(401, "missing_api_key", "Missing API key in the authorization header");
  if (!body) return refusal(422, "validation_error", "The mail is larger than 40 MB.");
  const message = newMessage.safeParse(parseJson(body));
  if (!message.success) {
    const fields = message.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    return refusal(422, "validation_error", fields.join("; "));
  }
  const key = request.headers["idempotency-key"];
  const delivery = await mailbox.deliver(message.data, typeof key === "string" ? key : null);
  if (delivery.ok) return json(200, { id: delivery.id });
  return refusal(409, "invalid_idempotent_request", "This idempotency key was used with another request.");
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
