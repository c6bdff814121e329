import type { Metadata } from "next";
import type { ReactNode } from "react";
import { WithSession } from "@/app/_session/with-session";
import { MyFrame } from "@/app/my/my-frame";
import { requireUser } from "@/lib/tenancy/session";

export const metadata: Metadata = { robots: { index: false }, referrer: "no-referrer" };

/** The donor's own pages: for whoever is signed in, and about nobody else. */
export default async function MyLayout({ children }: { children: ReactNode }) {
  const { userId, firstName, lastName, email } = await requireUser();
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return (
    <WithSession userId={userId}>
      <MyFrame person={{ name, email }}>{children}</MyFrame>
    </WithSession>
  );
}
