import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { NikaFoot } from "@/app/(site)/_parts/nika-foot";
import { Logo } from "@/lib/ui/mark";

export async function VerifyPage({ children }: { children: ReactNode }) {
  const t = await getTranslations("verify");
  const site = await getTranslations("site");
  return (
    <>
      <header className="site-head">
        <div className="wrap">
          <a className="logo" href="/" aria-label={site("home")}>
            <Logo />
          </a>
          <div className="acts">
            <a className="btn quiet" href="/">
              {t("whatIsNika")}
            </a>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="wrap verify">
        {children}
      </main>
      <NikaFoot />
    </>
  );
}

/** A plain form: it works without a script, and `check` tidies the code. */
export async function CheckForm({ label, help, code }: { label: string; help?: string; code?: string }) {
  const t = await getTranslations("verify");
  return (
    <search className="again-at">
      <form className="again lg-controls" action="/verify/check">
        <label className="label" htmlFor="code">
          {label}
        </label>
        {help && (
          <p className="help" id="code-help">
            {help}
          </p>
        )}
        <div className="row g-2">
          <input
            className="input mono"
            id="code"
            name="code"
            required
            defaultValue={code}
            placeholder="XXXX-XXXX-XXXX"
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            aria-describedby={help ? "code-help" : undefined}
          />
          <button className="btn lg" type="submit">
            {t("check")}
          </button>
        </div>
      </form>
    </search>
  );
}
