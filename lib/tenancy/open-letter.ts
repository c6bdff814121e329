import { eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { organizationTaxDetails } from "@/lib/db/schema/tenancy";
import { presignDownload } from "@/lib/storage/presign-download";
import { asOperator, type Operator } from "./operator";

const seconds = 60;

/** An address that gives the operator an organisation's letter for a minute, or null where there is none. The look is recorded. */
export async function openLetter(operator: Operator, organizationId: string): Promise<string | null> {
  const key = await asOperator(operator, async (tx) => {
    const [details] = await tx
      .select({ letterKey: organizationTaxDetails.letterKey })
      .from(organizationTaxDetails)
      .where(eq(organizationTaxDetails.organizationId, organizationId));
    if (!details?.letterKey) return null;
    await recordEvent(tx, {
      organizationId,
      actorKind: "operator",
      actorUserId: operator.userId,
      action: "letter.opened",
      subjectType: "organization",
      subjectId: organizationId,
    });
    return details.letterKey;
  });
  if (!key) return null;
  return presignDownload(key, { fileName: `letter.${key.split(".").pop()}`, seconds });
}
