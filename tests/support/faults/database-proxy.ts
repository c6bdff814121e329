import { connect, createServer, type Socket } from "node:net";
import { type FrontendMessage, readFrontend } from "./frontend-messages";

// Stands between a process and its database and knows just enough of PostgreSQL's protocol to break the connection,
// or to hold it still, at a named moment.

export type Wire = {
  /** Whose connections; those that pg-boss polls with are never counted. */
  login?: "nika_web" | "nika_worker";
  on: "commit" | "statement";
  /** A statement itself, or for a commit one that its transaction has sent. */
  matching?: RegExp;
  /** Only in a transaction that has sent this. */
  within?: RegExp;
  /** Which of them, from 1. */
  nth: number;
  /** Before it reaches the database, or after the database did it and before the answer arrives. */
  act: "cut-before" | "cut-after" | "hold-before" | "hold-after" | "cut-all";
};

type Connection = {
  client: Socket;
  server: Socket;
  login: string;
  isQueue: boolean;
  statements: string[];
  silenced: "no" | "next-answer" | "now";
};

export async function startDatabaseProxy(port: number) {
  const connections = new Set<Connection>();
  let counts = { commits: 0, statements: 0 };
  let armed: { wire: Wire; left: number; trip: () => void } | null = null;
  let refusals = 0;

  const drop = ({ client, server }: Connection) => {
    client.destroy();
    server.destroy();
  };

  /** True when the message goes on to the database. */
  const pass = (connection: Connection, { statement }: FrontendMessage): boolean => {
    if (statement === null || connection.isQueue) return true;
    const isCommit = /^commit\b/i.test(statement);
    const sent = connection.statements;
    if (/^begin\b/i.test(statement)) sent.length = 0;
    sent.push(statement);
    counts[isCommit ? "commits" : "statements"] += 1;
    if (!armed || !isMeant(armed.wire, connection.login, isCommit, sent)) return true;
    armed.left -= 1;
    if (armed.left > 0) return true;
    const { wire, trip } = armed;
    armed = null;
    if (wire.act === "cut-after" || wire.act === "hold-after") {
      connection.silenced = "next-answer";
      connection.server.once("data", () => {
        if (wire.act === "cut-after") drop(connection);
        trip();
      });
      return true;
    }
    if (wire.act === "cut-all") for (const one of connections) drop(one);
    if (wire.act === "cut-before") drop(connection);
    connection.silenced = "now";
    trip();
    return false;
  };

  const server = createServer((client) => {
    client.on("error", () => {});
    if (refusals > 0) {
      refusals -= 1;
      client.destroy();
      return;
    }
    const upstream = connect({ port, host: "127.0.0.1", noDelay: true });
    client.setNoDelay(true);
    const connection: Connection = {
      client,
      server: upstream,
      login: "",
      isQueue: false,
      statements: [],
      silenced: "no",
    };
    connections.add(connection);
    upstream.on("error", () => client.destroy());
    upstream.on("close", () => client.destroy());
    client.on("close", () => {
      connections.delete(connection);
      upstream.destroy();
    });
    const read = readFrontend();
    client.on("data", (chunk) => {
      for (const message of read(chunk)) {
        if (connection.silenced !== "no") return;
        if (message.login) {
          connection.login = message.login;
          connection.isQueue = message.application === "nika-jobs";
        }
        if (!pass(connection, message)) return;
        upstream.write(message.bytes);
      }
    });
    upstream.on("data", (chunk) => {
      if (connection.silenced === "no") client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as { port: number };

  return {
    port: address.port,
    /** What passed since `startCounting`. */
    counts: () => ({ ...counts }),
    startCounting: () => {
      counts = { commits: 0, statements: 0 };
    },
    /** Settles when the wire is tripped. One at a time. */
    arm: (wire: Wire) =>
      new Promise<void>((trip) => {
        armed = { wire, left: wire.nth, trip };
      }),
    disarm: () => {
      armed = null;
      refusals = 0;
    },
    isArmed: () => armed !== null,
    /** Ends the next connections as soon as they come, as a database that is down. */
    refuse: (count: number) => {
      refusals = count;
      for (const one of connections) drop(one);
    },
    refusalsLeft: () => refusals,
    close: async () => {
      for (const one of connections) drop(one);
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isMeant(wire: Wire, login: string, isCommit: boolean, sent: string[]): boolean {
  if (wire.login && wire.login !== login) return false;
  if ((wire.on === "commit") !== isCommit) return false;
  if (!wire.matching) return true;
  const { matching, within } = wire;
  if (within && !sent.some((statement) => within.test(statement))) return false;
  return isCommit ? sent.some((statement) => matching.test(statement)) : matching.test(sent.at(-1)!);
}
