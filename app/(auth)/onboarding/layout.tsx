import type { ReactNode } from "react";
import { WithSession } from "@/app/_session/with-session";
import { requireUser } from "@/lib/tenancy/session";

export default async function OnboardingLayout({ children }: { children: ReactNode }) {
  const { userId } = await requireUser();
  return <WithSession userId={userId}>{children}</WithSession>;
}
