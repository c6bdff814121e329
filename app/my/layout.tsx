import type { Metadata } from "next";
import type { ReactNode } from "react";
import { WithClerk } from "@/app/_session/with-clerk";
import { MyFrame } from "@/app/my/my-frame";
import { requireUser } from "@/lib/tenancy/session";

export const metadata: Metadata = { robots: { index: false }, referrer: "no-referrer" };

/** The donor's own pages: for whoever is signed in, and about nobody else. */
export default async function MyLayout({ children }: { children: ReactNode }) {
  const { firstName, lastName, email } = await requireUser();
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return (
    <WithClerk>
      <MyFrame person={{ name, email }}>{children}</MyFrame>
    </WithClerk>
  );
}
