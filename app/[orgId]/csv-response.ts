import { getTranslations } from "next-intl/server";
import type workspace from "@/lib/messages/en/workspace.json";
import type { Member } from "@/lib/tenancy/actor";

const headers = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** A list to save. */
export function csvResponse(csv: string, fileName: string): Response {
  return new Response(csv, {
    headers: {
      ...headers,
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
}

/** Says which permission is missing and who can give it; nobody is sent here by the screens. */
export async function refusedExport(
  member: Member,
  permission: keyof (typeof workspace)["permission"],
): Promise<Response> {
  const t = await getTranslations("workspace");
  const sentence = t("refused.body", {
    organization: member.organizationName,
    permission: t(`permission.${permission}`),
  });
  return new Response(sentence, {
    status: 403,
    headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
  });
}
