import { revalidatePath } from "next/cache";
import { env } from "@/lib/env";
import { isSameSecret } from "@/lib/is-same-secret";

// The worker cannot refresh the static public pages itself, so it asks here. Only it knows the secret.

const staticPage = /^\/(?:give\/[a-z0-9-]{1,60}(?:\/[a-z0-9-]{1,100})?|verify)?$/;

/** Body: { "paths": ["/give/…"] }. Each page is rendered anew on its next visit. */
export async function POST(request: Request): Promise<Response> {
  const given = request.headers.get("authorization") ?? "";
  if (!isSameSecret(given, `Bearer ${env().NIKA_INTERNAL_SECRET}`))
    return new Response(null, { status: 404 });
  const paths: unknown = await request.json().then(
    (body) => body?.paths,
    () => null,
  );
  if (!Array.isArray(paths) || paths.length > 100 || !paths.every(isStaticPage))
    return Response.json({ refused: "paths" }, { status: 400 });
  for (const path of paths) revalidatePath(path);
  return Response.json({ revalidated: paths.length });
}

const isStaticPage = (path: unknown): path is string => typeof path === "string" && staticPage.test(path);
