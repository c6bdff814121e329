import "next/dist/server/node-environment-baseline.js";
import { IncrementalCache } from "next/dist/server/lib/incremental-cache/index.js";
import { nodeFs } from "next/dist/server/lib/node-fs-methods.js";
import { expect, test } from "vitest";
import { installPageCache } from "./install-page-cache";

test("a static page that Next.js keeps carries a policy that names its own scripts alone, and is ASCII", async () => {
  installPageCache();
  const cache = new IncrementalCache({
    fs: nodeFs,
    dev: false,
    flushToDisk: false,
    minimalMode: false,
    serverDistDir: "/nowhere",
    requestHeaders: {},
    maxMemoryCacheSize: 1_000_000,
    fetchCacheKeyPrefix: "",
    previewProps: { previewModeId: "" },
    prerenderManifest: { routes: {}, dynamicRoutes: {}, notFoundRoutes: [] },
  } as unknown as ConstructorParameters<typeof IncrementalCache>[0]);
  const route = { kind: "APP_PAGE", sourceRoute: "/give/[orgSlug]/page" };
  const html = '<p>Ṱ</p><script>self.__next_f.push([1,"Ṱ"])</script><script>alert(1)</script>';
  const page = { kind: "APP_PAGE", html, rscData: Buffer.from(""), headers: {}, status: 200 };
  await cache.set("/give/ubuntu", page as never, { route, isFallback: false } as never);
  const kept = (
    await cache.get("/give/ubuntu", {
      kind: "APP_PAGE",
      route,
      isFallback: false,
    } as never)
  )?.value;
  expect(kept).toMatchObject({
    html: '<p>&#7792;</p><script>self.__next_f.push([1,"\\u1e70"])</script><script>alert(1)</script>',
    headers: {
      "content-security-policy": expect.stringMatching(/script-src 'self' 'sha256-[^' ]{44}';/),
    },
  });
});
