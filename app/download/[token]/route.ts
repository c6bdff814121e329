import { downloadByLink } from "@/lib/certificates/download-by-link";
import { env } from "@/lib/env";
import { countAgain, type Limit } from "@/lib/tenancy/rate-limit";
import { tooOften } from "@/lib/tenancy/too-often";
import { clientAddress } from "@/lib/webhooks/client-address";

export const dynamic = "force-dynamic";

const perAddress: Limit = { name: "downloads", times: 60, seconds: 60 };

const headers = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex",
};

/** The certificate behind a mailed link; whoever holds the link may read it until it expires. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const counted = await countAgain(perAddress, clientAddress(request.headers) ?? "an unknown address");
  if (!counted.ok) return tooOften(counted.waitSeconds);
  const download = await downloadByLink(token);
  if (!download.ok) {
    const location = `${env().NIKA_PUBLIC_URL}/link-ended?why=${download.reason}`;
    return new Response(null, { status: 303, headers: { ...headers, Location: location } });
  }
  return new Response(new Uint8Array(download.bytes), {
    headers: {
      ...headers,
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${download.fileName.replace(/[^\w.-]/g, "_")}"`,
    },
  });
}
