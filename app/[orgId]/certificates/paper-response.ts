import type { DownloadCertificate } from "@/lib/certificates/download-certificate";

const headers = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** A paper to save, or 404: who may not have it does not learn why. */
export function paperResponse(download: DownloadCertificate): Response {
  if (!download.ok) return new Response(null, { status: 404, headers });
  return new Response(new Uint8Array(download.bytes), {
    headers: {
      ...headers,
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${download.fileName.replace(/[^\w.-]/g, "_")}"`,
    },
  });
}
