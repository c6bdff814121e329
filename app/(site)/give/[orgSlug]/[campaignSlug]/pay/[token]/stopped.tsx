import { getTranslations } from "next-intl/server";
import { Glyph } from "@/lib/ui/glyph";

/** For a donor who came back from PayFast without paying. */
export async function Stopped() {
  const t = await getTranslations("give.stopped");
  return (
    <div className="note" data-tone="info" role="status">
      <Glyph name="info" />
      <div>
        <b className="medium">{t("title")}</b>
        <p className="t-sm">{t("help")}</p>
      </div>
    </div>
  );
}
