import { notFound } from "next/navigation";
import { paperResponse } from "@/app/[orgId]/certificates/paper-response";
import { downloadCertificate } from "@/lib/certificates/download-certificate";
import { isId } from "@/lib/new-id";
import { requireMember } from "@/lib/tenancy/session";

type Context = { params: Promise<{ orgId: string; certificateId: string }> };

/** A certificate's paper for a colleague who may see certificates. */
export async function GET(_request: Request, { params }: Context) {
  const { orgId, certificateId } = await params;
  const member = await requireMember(orgId);
  if (!isId(certificateId)) notFound();
  return paperResponse(await downloadCertificate(member, certificateId));
}
