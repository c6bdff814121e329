import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { WithClerk } from "@/app/_session/with-clerk";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <WithClerk>
      <div className="public">
        <a className="skip" href="#main">
          {t("skipToContent")}
        </a>
        {children}
      </div>
    </WithClerk>
  );
}
