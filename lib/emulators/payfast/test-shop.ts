import { createServer } from "node:http";
import { listen } from "@/lib/emulators/emulator";
import { readBody } from "@/lib/emulators/read-body";

/** A shop's notification address that notes what arrives and answers as it is told. */
export async function openShop() {
  const shop = { arrived: [] as { body: string; source: string | undefined; at: number }[], status: 200 };
  const server = createServer(async (request, response) => {
    const body = String(await readBody(request, 100_000));
    shop.arrived.push({ body, source: request.headers["x-forwarded-for"]?.toString(), at: Date.now() });
    response.writeHead(shop.status).end();
  });
  const { url, close } = await listen(server, 0);
  return Object.assign(shop, { url, close });
}
