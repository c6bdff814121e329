import { receiveNotification } from "@/lib/payments/receive-notification";
import { tooOften } from "@/lib/tenancy/too-often";
import { clientAddress } from "@/lib/webhooks/client-address";
import { noteWebhook } from "@/lib/webhooks/note-webhook";
import { readText } from "@/lib/webhooks/read-text";

const bodyLimitBytes = 16_384;

/** PayFast's notifications. 200 means stored for good; PayFast repeats whatever is answered otherwise. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ organizationId: string }> },
): Promise<Response> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") return answer(415, "wrong-type");
  const rawBody = await readText(request, bodyLimitBytes);
  if (rawBody === null) return answer(413, "too-large");
  const { organizationId } = await params;
  const sourceAddress = clientAddress(request.headers);
  const received = await receiveNotification({ organizationId, rawBody, sourceAddress });
  if (received.ok) return answer(200, "stored");
  if (received.reason === "too-often") {
    noteWebhook("payfast", received.reason);
    return tooOften(received.waitSeconds);
  }
  return answer(received.reason === "unknown-organization" ? 404 : 400, received.reason);
}

function answer(status: number, result: string): Response {
  noteWebhook("payfast", result);
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}
