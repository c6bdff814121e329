import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ProofProvider } from "@/app/_session/proof-context";
import { WithSession } from "@/app/_session/with-session";
import { requireUser } from "@/lib/tenancy/session";

export default async function OnboardingLayout({ children }: { children: ReactNode }) {
  const { userId } = await requireUser();
  return (
    <WithSession userId={userId}>
      <ProofProvider words={(await getTranslations()).raw("proof")}>{children}</ProofProvider>
    </WithSession>
  );
}
