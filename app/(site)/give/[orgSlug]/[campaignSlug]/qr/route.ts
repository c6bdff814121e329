import { create } from "qrcode";
import { env } from "@/lib/env";

// A picture of its own, so that a giving page carries it only when somebody opens it, and a poster can use it.
export const dynamic = "force-static";
export const generateStaticParams = () => [];

type Context = { params: Promise<{ orgSlug: string; campaignSlug: string }> };

/** The campaign's address as a square to scan, black on white in every theme. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { orgSlug, campaignSlug } = await params;
  if (![orgSlug, campaignSlug].every((slug) => /^[a-z0-9-]{1,60}$/.test(slug)))
    return new Response(null, { status: 404 });
  const svg = squareOf(`${env().NIKA_PUBLIC_URL}/give/${orgSlug}/${campaignSlug}`);
  return new Response(svg, { headers: { "content-type": "image/svg+xml" } });
}

const quiet = 4;

function squareOf(address: string): string {
  const { size, data } = create(address, { errorCorrectionLevel: "M" }).modules;
  let path = "";
  for (let at = 0; at < size * size; at++)
    if (data[at]) path += `M${(at % size) + quiet} ${Math.floor(at / size) + quiet}h1v1h-1z`;
  const side = size + 2 * quiet;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#1b1a17" d="${path}"/></svg>`;
}
