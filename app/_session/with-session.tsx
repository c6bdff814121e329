import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Permission } from "@/lib/tenancy/permission";
import { tokenSecondsLeft } from "@/lib/tenancy/session";
import { Glyph } from "@/lib/ui/glyph";
import { ClerkSetting } from "./clerk-setting";
import { SessionProvider } from "./session-context";
import { SessionNotice } from "./session-notice";

type Props = { userId: string; permissions?: ReadonlySet<Permission>; children: ReactNode };

/** Around pages behind sign-in: who is signed in, kept so, and said when it ends. */
export async function WithSession({ userId, permissions, children }: Props) {
  const t = await getTranslations("common.session");
  return (
    <SessionProvider
      userId={userId}
      permissions={permissions && [...permissions]}
      tokenSecondsLeft={await tokenSecondsLeft()}
    >
      <ClerkSetting />
      <SessionNotice
        icon={<Glyph name="triangle-alert" />}
        words={{ signedOut: t("signedOut"), signIn: t("signIn"), error: t("error") }}
      />
      {children}
    </SessionProvider>
  );
}
