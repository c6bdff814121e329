import { getTranslations } from "next-intl/server";
import { CopyButton } from "@/app/(site)/_parts/copy-button";
import { Glyph } from "@/lib/ui/glyph";

/** The GV reference, in two groups as people read it out. */
export async function GiftReference({ reference }: { reference: string }) {
  const t = await getTranslations("thanks");
  const shown = `${reference.slice(0, 4)}\u00A0${reference.slice(4)}`;
  return (
    <section className="sheet" aria-labelledby="reference">
      <div className="step-body stack g-2">
        <h2 id="reference">{t("reference")}</h2>
        <div className="reference">
          <b className="ref">{shown}</b>
          <CopyButton
            text={reference}
            label={t("copy")}
            done={t("copied")}
            icon={<Glyph name="copy" size="sm" />}
            small
          />
        </div>
        <p className="t-sm soft">{t("referenceHelp")}</p>
      </div>
    </section>
  );
}
