import { notFound } from "next/navigation";
import { showCertificate } from "@/lib/certificates/show-certificate";
import { isId } from "@/lib/new-id";
import { requireMember } from "@/lib/tenancy/session";

type Context = { params: Promise<{ orgId: string; certificateId: string }> };

/** A certificate as a picture, its donor's numbers masked. */
export async function GET(_request: Request, { params }: Context) {
  const { orgId, certificateId } = await params;
  const member = await requireMember(orgId);
  const shown = isId(certificateId) ? await showCertificate(member, certificateId) : null;
  if (!shown?.ok) notFound();
  return new Response(shown.svg, {
    headers: {
      "Content-Type": "image/svg+xml",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
