import { getTranslations } from "next-intl/server";
import { GivingFoot } from "@/app/(site)/_parts/giving-foot";
import { Glyph } from "@/lib/ui/glyph";
import { OrgMark } from "@/lib/ui/org-mark";

/** Stands in place of the giving pages of an organisation that takes no gifts for now. */
export async function SuspendedScreen({ slug, name }: { slug: string; name: string }) {
  const t = await getTranslations("give.suspended");
  return (
    <>
      <header className="site-head">
        <div className="wrap">
          <span className="row g-3 org-head">
            <OrgMark slug={slug} />
            <b className="bold">{name}</b>
          </span>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="wrap giving-list">
        <section className="card empty">
          <Glyph name="hourglass" size="lg" />
          <h1 className="t-lg">{t("title", { name })}</h1>
          <p>{t("text")}</p>
          <a className="btn" href="/verify">
            {t("check")}
          </a>
        </section>
      </main>
      <GivingFoot />
    </>
  );
}
