import { getTranslations } from "next-intl/server";
import type workspace from "@/lib/messages/en/workspace.json";
import type { Member } from "@/lib/tenancy/actor";
import { endOfWait } from "@/lib/tenancy/end-of-wait";
import { tooOften } from "@/lib/tenancy/too-often";

const headers = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** A list to save, sent as it is read: no more is read than the reader takes. */
export function csvResponse(csv: AsyncIterable<string>, fileName: string): Response {
  return new Response(streamed(csv), {
    headers: {
      ...headers,
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
}

function streamed(csv: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const pieces = csv[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}

type Refusal = { reason: "not-permitted" } | { reason: "too-often"; waitSeconds: number };

/** Says when a next export may be made, or which permission is missing and who can give it. */
export async function refusedExport(
  member: Member,
  permission: keyof (typeof workspace)["permission"],
  refusal: Refusal,
): Promise<Response> {
  const t = await getTranslations("workspace");
  if (refusal.reason === "too-often") {
    const { waitSeconds } = refusal;
    return tooOften(waitSeconds, t("refused.tooManyExports", { at: endOfWait(waitSeconds) }));
  }
  const sentence = t("refused.body", {
    organization: member.organizationName,
    permission: t(`permission.${permission}`),
  });
  return new Response(sentence, {
    status: 403,
    headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
  });
}
