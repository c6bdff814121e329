import { invariant } from "@/lib/invariant";
import { urlencode } from "@/lib/payments/payfast/encoding";
import { parseFormBody } from "@/lib/payments/payfast/form-body";
import { PayfastUnreachable, reachPayfast } from "@/lib/payments/payfast/reach";

/**
 * Asks PayFast itself whether it sent this notification (its "server confirmation"). Throws PayfastUnreachable
 * when there is no clear answer, so that an outage is never taken for a forgery.
 */
export async function isConfirmedByPayfast(
  payfastUrl: string,
  rawBody: string,
  timeoutSeconds?: number,
): Promise<boolean> {
  const { status, text } = await reachPayfast(new URL(`${payfastUrl}/eng/query/validate`), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: withoutSignature(rawBody),
    timeoutSeconds,
  });
  const answer = text.trim().split(/\s/, 1)[0];
  if (answer === "VALID" && status === 200) return true;
  if (answer === "INVALID") return false;
  throw new PayfastUnreachable("PayFast answered neither VALID nor INVALID");
}

/** The notification's pairs as received, encoded PayFast's way, without the signature. */
export function withoutSignature(rawBody: string): string {
  const pairs = parseFormBody(rawBody);
  invariant(pairs, "a notification that PayFast is asked about has been read before");
  return pairs
    .filter(([name]) => name !== "signature")
    .map(([name, value]) => `${name}=${urlencode(value)}`)
    .join("&");
}
