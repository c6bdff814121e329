import { getTranslations } from "next-intl/server";
import { Glyph } from "@/lib/ui/glyph";
import { CopyButton } from "./copy-button";

/** Pass a page on: WhatsApp, its address, or a square to scan from a poster or a screen. */
export async function Share({ url, text }: { url: string; text: string }) {
  const t = await getTranslations("give.campaign");
  return (
    <div className="share">
      <a className="btn" href={whatsappLink(`${text} ${url}`)} rel="noopener">
        <Glyph name="message-circle" />
        {t("whatsapp")}
      </a>
      <CopyButton text={url} label={t("copyLink")} done={t("copied")} icon={<Glyph name="link" />} />
      <details>
        <summary className="btn">
          <Glyph name="qr-code" />
          {t("qr")}
        </summary>
        <div className="qr">
          {/* biome-ignore lint/performance/noImgElement: an SVG of ours needs no optimising, and next/image a script */}
          <img src={`${url}/qr`} alt={t("qrLabel")} width="160" height="160" loading="lazy" />
        </div>
      </details>
    </div>
  );
}

export const whatsappLink = (message: string) => `https://wa.me/?text=${encodeURIComponent(message)}`;
