import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <div className="public">
      <a className="skip" href="#main">
        {t("skipToContent")}
      </a>
      {children}
    </div>
  );
}
