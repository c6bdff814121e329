import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, isBuilt } from "@/lib/emulators/run/build";
import { startChild } from "@/lib/emulators/run/child";
import { until } from "./persist";

/** A real process of the product, as production starts it; `kill` gives it no time for a last word. */
export type ProductProcess = { kill(): Promise<void> };

const logFolder = mkdtempSync(join(tmpdir(), "nika-processes-"));
let started = 0;

/** `npm run worker`; settles once it takes jobs. */
export function startWorkerProcess(variables: Record<string, string> = {}): Promise<ProductProcess> {
  const ready = async (log: string) => log.includes("worker ready");
  return start(["lib/jobs/worker.ts"], ready, { nodeOptions: ["--import", "tsx"], variables });
}

/** `next start` on the built site; settles once it answers. */
export function startWebProcess(port: number): Promise<ProductProcess> {
  const script = ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)];
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  return start(script, answers, { variables: {} });
}

/** The built site, made now unless the suite in the browser has left it. */
export async function buildSite(): Promise<void> {
  const variables = process.env as Record<string, string>;
  if (isBuilt(variables)) return;
  mkdirSync("tests/output", { recursive: true });
  await build({ variables, logFolder: "tests/output", parts: new Set() });
}

async function start(
  script: string[],
  isReady: (log: string) => Promise<boolean>,
  { variables, nodeOptions = [] }: { variables: Record<string, string>; nodeOptions?: string[] },
): Promise<ProductProcess> {
  started += 1;
  const name = `process-${started}`;
  const given = process.env as Record<string, string>;
  const child = startChild({
    name,
    script,
    nodeOptions,
    logFolder,
    variables: { ...given, ...variables, NODE_ENV: "production" },
  });
  let tail: string | undefined;
  void child.exited.then((exit) => {
    tail = exit.tail;
  });
  await until(
    async () => {
      if (tail !== undefined) throw new Error(`The process ended before it was ready:\n${tail}`);
      return isReady(logOf(name));
    },
    `${script.join(" ")} is not ready`,
    120,
  );
  return {
    kill: async () => {
      child.kill();
      await child.exited;
    },
  };
}

function logOf(name: string): string {
  try {
    return readFileSync(join(logFolder, `${name}.log`), "utf8");
  } catch {
    return "";
  }
}
