import { connect } from "node:net";
import { createWebSocketStream, WebSocketServer } from "ws";

export type NeonBridge = { port: number; close(): Promise<void> };

/**
 * Carries Neon's WebSocket protocol to a PostgreSQL on this machine, so that `@neondatabase/serverless` itself is
 * tested. It opens connections to `postgresPort` alone: anything else would be an open tunnel.
 */
export async function startNeonBridge(postgresPort: number): Promise<NeonBridge> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await new Promise((settle) => server.once("listening", settle));
  server.on("connection", (socket) => {
    const browserSide = createWebSocketStream(socket);
    const database = connect(postgresPort, "127.0.0.1");
    database.setNoDelay(true);
    browserSide.pipe(database).pipe(browserSide);
    // Either end may go at any time; the other then goes too.
    browserSide.on("error", () => database.destroy());
    database.on("error", () => socket.terminate());
    browserSide.on("close", () => database.destroy());
  });
  return {
    port: (server.address() as { port: number }).port,
    close: () =>
      new Promise((settle) => {
        for (const client of server.clients) client.terminate();
        server.close(() => settle());
      }),
  };
}
