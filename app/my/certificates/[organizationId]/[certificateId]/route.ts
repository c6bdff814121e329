import { notFound } from "next/navigation";
import { paperResponse } from "@/app/[orgId]/certificates/paper-response";
import { downloadCertificate } from "@/lib/certificates/download-certificate";
import { isId } from "@/lib/new-id";
import { requireUser } from "@/lib/tenancy/session";

type Context = { params: Promise<{ organizationId: string; certificateId: string }> };

/** A certificate's paper for the donor it names. */
export async function GET(_request: Request, { params }: Context) {
  const { organizationId, certificateId } = await params;
  const { clerkId } = await requireUser();
  if (!isId(organizationId) || !isId(certificateId)) notFound();
  return paperResponse(await downloadCertificate({ kind: "donor", clerkId, organizationId }, certificateId));
}
