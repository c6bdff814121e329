import { clerkEvents } from "@/lib/db/schema/webhooks";
import { encrypt } from "@/lib/encryption";
import { env } from "@/lib/env";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/new-id";
import { type Judged, judgeClerkWebhook } from "./judge-clerk-webhook";
import { countAgain, type Limit } from "./rate-limit";
import { withTenant } from "./with-tenant";

// What is genuine is never too often: Clerk posts a whole import at once.
const refusals: Limit = { name: "clerk-refusals", times: 120, seconds: 60 };
type TooOften = { ok: false; status: 429; reason: "too-often"; waitSeconds: number };

/** The place that clerk_events' payloads are encrypted for. */
export const payloadPlace = { organizationId: null, column: "clerk_events.payload" } as const;

/**
 * Stores a genuine event of Clerk's once, however often it is delivered, with the job that applies it. The route
 * answers 200 only after this has committed, so what Clerk was told is never lost.
 */
export async function acceptClerkWebhook(
  body: Uint8Array,
  headers: { get(name: string): string | null },
  from: string | null = null,
): Promise<Judged | TooOften> {
  const judged = judgeClerkWebhook(body, headers, env().CLERK_WEBHOOK_SIGNING_SECRET);
  if (!judged.ok) {
    const counted = await countAgain(refusals, from ?? "an unknown address");
    return counted.ok ? judged : { ...counted, status: 429, reason: "too-often" };
  }
  const { svixId, type, subjectClerkId } = judged.webhook;
  const payloadCiphertext = encrypt(new TextDecoder().decode(body), payloadPlace);
  const id = newId();
  await withTenant({ kind: "inbox", organizationId: null }, async (tx) => {
    const stored = await tx
      .insert(clerkEvents)
      .values({ id, svixId, type, subjectClerkId, payloadCiphertext })
      .onConflictDoNothing({ target: clerkEvents.svixId })
      .returning({ id: clerkEvents.id });
    if (stored.length > 0) await enqueue(tx, "clerk.apply-event", { organizationId: null, id });
  });
  return judged;
}
