import { createServer } from "node:net";

/** Whether nothing listens on this port of 127.0.0.1. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once("error", () => settle(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => settle(true)));
  });
}

/** Any free ports of 127.0.0.1, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(Array.from({ length: count }, hold));
  await Promise.all(probes.map((probe) => new Promise((settle) => probe.close(settle))));
  return probes.map((probe) => probe.port);
}

function hold(): Promise<{ port: number; close(done: (error?: Error) => void): void }> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      settle({
        port: typeof address === "object" && address ? address.port : 0,
        close: (done) => probe.close(done),
      });
    });
  });
}
