import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Logo } from "@/lib/ui/mark";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("download");
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

/** Where a mailed link leads that opens nothing any more. */
export default async function LinkEnded({ searchParams }: { searchParams: Promise<{ why?: string }> }) {
  const t = await getTranslations("download");
  const isWithdrawn = (await searchParams).why === "certificate-not-valid";
  return (
    <>
      <header className="site-head">
        <div className="wrap">
          <Link className="logo" href="/" aria-label="Nika">
            <Logo />
          </Link>
        </div>
      </header>
      <main id="main" className="wrap read stack g-6 py-16">
        <h1 className="t-xl">{t("title")}</h1>
        <div className="stack g-4">
          <p className="lede">{t(isWithdrawn ? "certificate-not-valid" : "link-not-valid")}</p>
          <p className="soft">{t(isWithdrawn ? "certificate-next" : "link-next")}</p>
        </div>
        <div className="row">
          <Link className="btn primary lg" href="/my" prefetch={false}>
            {t("myGifts")}
          </Link>
          <Link className="btn quiet lg" href="/verify" prefetch={false}>
            {t("check")}
          </Link>
        </div>
      </main>
    </>
  );
}
