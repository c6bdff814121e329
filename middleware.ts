import { clerkMiddleware } from "@clerk/nextjs/server";
import { type NextFetchEvent, type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { newNonce, publicPolicy, signedInPolicy } from "@/lib/tenancy/content-security";
import { ownOrigins } from "@/lib/tenancy/own-origins";
import { isDocument, isMadeForEachVisit, isPublic, routeRequest } from "@/lib/tenancy/route-request";

/** Public pages never meet Clerk: they are static, and a visitor gets no cookie and no redirect. */
export default async function middleware(request: NextRequest, event: NextFetchEvent) {
  const { pathname } = request.nextUrl;
  if (!isPublic(pathname)) return goOn(request, await withClerk(request, event));
  return isMadeForEachVisit(request.method, pathname)
    ? withNonce(request, publicPolicy)
    : NextResponse.next();
}

/** Goes on under a policy whose nonce Next.js and Clerk read from the request and write on their scripts. */
function withNonce(request: NextRequest, policy: (nonce: string) => string): NextResponse {
  const nonce = newNonce();
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set(policyHeader, policy(nonce));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(policyHeader, policy(nonce));
  return response;
}

const policyHeader = "content-security-policy";

/**
 * Clerk answers "go on" as a rewrite to the same address. Next.js calls that address localhost, and a server bound
 * to 127.0.0.1 takes it for another site and proxies to itself for ever. The request headers it set stay.
 */
function goOn(request: NextRequest, response: Awaited<ReturnType<typeof withClerk>>): Response {
  if (!response) return NextResponse.next();
  if (response.headers.get("x-middleware-rewrite") === request.nextUrl.href) {
    response.headers.delete("x-middleware-rewrite");
    response.headers.set("x-middleware-next", "1");
  }
  return response;
}

const withClerk = clerkMiddleware(
  async (auth, request) => {
    // A session that Clerk calls pending, because it lacks an organisation there, is signed in here.
    const { userId, sessionClaims } = await auth({ treatPendingAsSignedOut: false });
    const { pathname: path, search } = request.nextUrl;
    const route = routeRequest({
      method: request.method,
      path,
      search,
      isSignedIn: userId !== null,
      isDocument: isDocument(request.headers),
      isOnboarded: sessionClaims?.metadata?.onboardingComplete === true,
    });
    if (route === "go-on") return withNonce(request, signedInPolicy);
    if (route === "load-as-page") return new NextResponse(null, { status: 401 });
    return NextResponse.redirect(new URL(route.to, env().NIKA_PUBLIC_URL));
  },
  () => ({
    frontendApiProxy: { enabled: env().NEXT_PUBLIC_CLERK_PROXY_URL !== undefined },
    // A token that Clerk gave to a page of another site is no session here.
    authorizedParties: ownOrigins(env().NIKA_PUBLIC_URL),
  }),
);

export const config = {
  // In the server's own process: the other runtime copies each request into a sandbox, which takes longer than a page.
  runtime: "nodejs",
  matcher: [
    // Static pages need nothing from here: their policy comes with them out of the page cache.
    "/((?!$|verify/?$|give/[^/]+(?:/[^/]+)?/?$|_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|webp|png|gif|svg|ttf|woff2?|ico|csv|docx?|xlsx?|zip|pdf|webmanifest|txt|xml)).*)",
    // What answers a form that was sent to one is made anew.
    { source: "/((?!_next).*)", has: [{ type: "header", key: "content-type" }] },
    // Clerk's own script ends in .js, which the first pattern leaves out.
    "/__clerk/(.*)",
  ],
};
