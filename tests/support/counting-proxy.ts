import { connect, createServer, type Socket } from "node:net";

export type CountingProxy = {
  port: number;
  /** Times the client spoke after the server had answered: round trips, since the last call. */
  roundTrips(): number;
  close(): Promise<void>;
};

/**
 * Stands between a client and PostgreSQL and counts round trips. What travels is delayed a little, so that whatever a
 * client writes without waiting for an answer counts as one.
 */
export async function startCountingProxy(
  postgresPort: number,
  delayMilliseconds = 20,
): Promise<CountingProxy> {
  let trips = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(postgresPort, "127.0.0.1");
    let isWaiting = false;
    client.on("data", (bytes) => {
      if (!isWaiting) trips++;
      isWaiting = true;
      setTimeout(() => database.write(bytes), delayMilliseconds);
    });
    database.on("data", (bytes) =>
      setTimeout(() => {
        isWaiting = false;
        client.write(bytes);
      }, delayMilliseconds),
    );
    for (const [side, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(side);
      side.setNoDelay(true);
      side.on("error", () => other.destroy());
      side.on("close", () => other.destroy());
    }
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  return {
    port: (server.address() as { port: number }).port,
    roundTrips() {
      const counted = trips;
      trips = 0;
      return counted;
    },
    close: () =>
      new Promise((settle) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => settle());
      }),
  };
}
