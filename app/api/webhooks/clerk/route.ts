import { log } from "@/lib/log";
import { acceptClerkWebhook } from "@/lib/tenancy/accept-clerk-webhook";
import { webhookBytesLimit } from "@/lib/tenancy/judge-clerk-webhook";
import { tooOften } from "@/lib/tenancy/too-often";
import { clientAddress } from "@/lib/webhooks/client-address";
import { noteWebhook } from "@/lib/webhooks/note-webhook";
import { readBodyUpTo } from "@/lib/webhooks/read-body";

/** Clerk's events: judged on the raw body, stored once and committed, then answered; a job applies them. */
export async function POST(request: Request): Promise<Response> {
  const body = await readBodyUpTo(request, webhookBytesLimit);
  if (!body) return answer(413, "too-large");
  try {
    const judged = await acceptClerkWebhook(body, request.headers, clientAddress(request.headers));
    if (judged.ok) return answer(200, "stored");
    if (!("waitSeconds" in judged)) return answer(judged.status, judged.reason);
    noteWebhook("clerk", judged.reason);
    return tooOften(judged.waitSeconds);
  } catch (error) {
    // Whatever stood in the way, Clerk has to bring the event again.
    log.error({ error: error instanceof Error ? error.message : "unknown" }, "clerk webhook not stored");
    return answer(503, "not-stored");
  }
}

function answer(status: number, result: string): Response {
  noteWebhook("clerk", result);
  return Response.json({ result }, { status });
}
