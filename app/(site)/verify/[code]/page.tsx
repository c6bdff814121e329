import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { verifyCertificate } from "@/lib/certificates/verify-certificate";
import { endOfWait } from "@/lib/tenancy/end-of-wait";
import { clientAddress } from "@/lib/webhooks/client-address";
import { VerifyScreen } from "./verify-screen";

// Each question is answered anew: a certificate may have been withdrawn a minute ago.
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("verify");
  return { title: t("title"), robots: { index: false, follow: false } };
}

export default async function VerifyCode({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const typed = code.slice(0, 40);
  const answer = await verifyCertificate(typed, clientAddress(await headers()));
  return (
    <VerifyScreen
      code={typed}
      certificate={answer.ok ? answer.certificate : null}
      busyUntil={!answer.ok && answer.reason === "too-many-questions" ? endOfWait(answer.waitSeconds) : null}
      checkedAt={new Date()}
    />
  );
}
