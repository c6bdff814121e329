import { downloadByLink } from "@/lib/certificates/download-by-link";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

const headers = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex",
};

/** The certificate behind a mailed link; whoever holds the link may read it until it expires. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
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
