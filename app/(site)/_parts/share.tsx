import { getTranslations } from "next-intl/server";
import { create } from "qrcode";
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
          <QrCode text={url} label={t("qrLabel")} />
        </div>
      </details>
    </div>
  );
}

export const whatsappLink = (message: string) => `https://wa.me/?text=${encodeURIComponent(message)}`;

function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  let path = "";
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (data[y * size + x]) path += `M${x} ${y}h1v1h-1z`;
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path fill="#1b1a17" d={path} />
    </svg>
  );
}
