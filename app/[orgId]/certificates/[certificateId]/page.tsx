import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Certificate } from "@/app/[orgId]/certificates/[certificateId]/certificate";
import { loadCertificate } from "@/app/[orgId]/certificates/[certificateId]/load-certificate";
import { Refused } from "@/app/[orgId]/refused";
import { requireMember } from "@/lib/tenancy/session";

type Props = { params: Promise<{ orgId: string; certificateId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certificates.detail"))("certificate") };
}

/** One certificate; read before anything is sent, so that one that is not there answers 404. */
export default async function CertificatePage({ params }: Props) {
  const { orgId, certificateId } = await params;
  const member = await requireMember(orgId);
  if (!member.permissions.has("certificates:view"))
    return <Refused member={member} permission="certificates:view" />;
  const view = await loadCertificate(member, certificateId);
  return view ? <Certificate view={view} /> : notFound();
}
