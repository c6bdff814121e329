import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { addGifts } from "@/app/my/actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("my"))("proofTitle") };
}

/** Where the mailed link leads. It asks first: a mail program that opens links must not use it up. */
export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations("my");
  const hasEnded = token === "ended";
  return (
    <main id="main" tabIndex={-1} className="wrap my">
      <div className="read stack g-4">
        <h1>{t(hasEnded ? "proofUsedTitle" : "proofTitle")}</h1>
        <p className="soft">{t(hasEnded ? "proofUsedBody" : "proofBody")}</p>
        {hasEnded ? (
          <a className="btn lg" href="/my">
            {t("proofBack")}
          </a>
        ) : (
          <form action={addGifts.bind(null, token)}>
            <button type="submit" className="btn primary lg">
              {t("proofAccept")}
            </button>
          </form>
        )}
      </div>
    </main>
  );
}
