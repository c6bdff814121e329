import auth from "@/lib/messages/en/auth.json";
import { noteSignInError } from "@/lib/tenancy/note-sign-in-error";
import { clientAddress } from "@/lib/webhooks/client-address";
import { readText } from "@/lib/webhooks/read-text";

const longestReasonBytes = 100;

/** The sign-in pages tell why Clerk refused somebody: Clerk's own word, none of what was typed. Always 204. */
export async function POST(request: Request): Promise<Response> {
  const reason = (await readText(request, longestReasonBytes)) ?? "";
  const isFromUs = request.headers.get("sec-fetch-site") === "same-origin";
  if (isFromUs)
    await noteSignInError(reason in auth.faults ? reason : "other", clientAddress(request.headers));
  return new Response(null, { status: 204 });
}
