import type { Instrumentation } from "next";

/** Next.js calls this once as the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { installPageCache } = await import("@/app/(site)/_policy/install-page-cache");
  installPageCache();
  const { startTelemetry } = await import("@/lib/telemetry/start");
  startTelemetry("nika-web");
}

/** What broke while a request was answered, once, under the route's pattern: an address may hold what opens a paper. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logEvent } = await import("@/lib/log");
  const { placesIn } = await import("@/lib/places-in");
  const { name, digest } = error as Error & { digest?: string };
  logEvent("request.failed", {
    route: context.routePath,
    kind: context.routeType,
    error: name,
    digest: digest ?? null,
    place: placesIn(error)?.[0] ?? null,
  });
};
