import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Asked } from "@/app/[orgId]/certificates/asked";
import { loadRegister } from "@/app/[orgId]/certificates/load-register";
import { Register } from "@/app/[orgId]/certificates/register";
import { Refused } from "@/app/[orgId]/refused";
import { requireMember } from "@/lib/tenancy/session";

type Props = { params: Promise<{ orgId: string }>; searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certificates"))("title") };
}

/** The register of certificates, narrowed by what the address says. */
export default async function CertificatesPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).orgId);
  if (!member.permissions.has("certificates:view"))
    return <Refused member={member} permission="certificates:view" />;
  return <Register view={await loadRegister(member, await searchParams, new Date())} />;
}
