import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A running stand-in, bound to 127.0.0.1. */
export type Emulator = { url: string; close(): Promise<void> };

/** Starts `server` on 127.0.0.1; port 0 takes any free one. A taken port is an error that says what to do. */
export async function listen(server: Server, port: number): Promise<Emulator> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: actualPort } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${actualPort}`, close: () => close(server) };
}

/** Throws in production unless NIKA_EMULATORS=1 asks for the stand-ins by name. */
export function refuseInProduction(environment: NodeJS.ProcessEnv = process.env): void {
  if (environment.NODE_ENV !== "production" || environment.NIKA_EMULATORS === "1") return;
  throw new Error("Emulators do not start in production. Set NIKA_EMULATORS=1 to start them all the same.");
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new Error(`Port ${port} on 127.0.0.1 is taken. Stop the program that uses it, or choose another.`, {
    cause: error,
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
