import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Glyph } from "@/lib/ui/glyph";
import { Logo } from "@/lib/ui/mark";

const steps = ["you", "organization", "letter", "payfast", "campaign", "team"] as const;
export type WayStep = (typeof steps)[number] | "finished";

/** Head, the way with the step one is at, and the step itself. */
export async function Way({ at, children }: { at: WayStep; children: ReactNode }) {
  const t = await getTranslations("onboarding");
  const home = await getTranslations("auth");
  const position = at === "finished" ? steps.length : steps.indexOf(at);
  return (
    <>
      <header className="site-head">
        <div className="wrap">
          <a className="logo" href="/" aria-label={home("home")}>
            <Logo />
          </a>
          {at !== "finished" && (
            <div className="acts">
              <span className="t-sm soft hide-phone">{t("saved")}</span>
              <a className="btn quiet" href="/">
                {t("finishLater")}
              </a>
            </div>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="wrap onboarding">
        <nav className="way" aria-label={t("steps")}>
          <ol>
            {steps.map((step, index) => (
              <li
                key={step}
                className={index < position ? "ok" : index === position ? "at" : undefined}
                aria-current={index === position ? "step" : undefined}
              >
                <span className="step-n">
                  {index < position ? <Glyph name="check" size="sm" /> : index + 1}
                </span>
                <span>{t(`way.${step}`)}</span>
              </li>
            ))}
          </ol>
        </nav>
        {children}
      </main>
    </>
  );
}
