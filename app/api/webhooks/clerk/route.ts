import { acceptClerkWebhook } from "@/lib/tenancy/accept-clerk-webhook";
import { webhookBytesLimit } from "@/lib/tenancy/judge-clerk-webhook";
import { readBodyUpTo } from "@/lib/webhooks/read-body";

/** Clerk's events: judged on the raw body, stored once and committed, then answered; a job applies them. */
export async function POST(request: Request): Promise<Response> {
  const body = await readBodyUpTo(request, webhookBytesLimit);
  if (!body) return answer(413, "too-large");
  const judged = await acceptClerkWebhook(body, request.headers);
  return judged.ok ? answer(200, "stored") : answer(judged.status, judged.reason);
}

const answer = (status: number, result: string) => Response.json({ result }, { status });
