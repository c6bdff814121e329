import { setTimeout as sleep } from "node:timers/promises";
import { workerMemory } from "@/lib/jobs/worker-memory";
import { type Child, type ChildOptions, type Part, startChild } from "./child";
import type { Service } from "./environment";
import type { Ports } from "./ports";
import { Refusal } from "./refusal";

export type ServerSetting = {
  folder: string;
  logFolder: string;
  variables: Record<string, string>;
  choice: Ports;
  emulated: Set<Service>;
  isLive?: boolean;
  parts: Set<Part>;
  fail(reason: Refusal): void;
};

const restartLimit = 5;

/** Starts the stand-ins in one process and waits until they listen. One that crashes starts again: its state is on disk. */
export async function startEmulators(setting: ServerSetting): Promise<void> {
  const services = [...setting.emulated].filter((service) => service !== "database");
  if (services.length === 0) return;
  let restarts = 0;
  let current: Child;
  let isStopping = false;
  const launch = async () => {
    current = startChild({
      ...typescript(setting, "emulators", ["lib/emulators/run/emulators.ts", setting.folder, ...services]),
      variables: { ...setting.variables, NODE_ENV: "production" },
    });
    const ready = new Promise<void>((settle) =>
      current.messages((message) => message === "ready" && settle()),
    );
    const early = await Promise.race([ready, current.exited]);
    if (early) throw new Refusal(`The stand-ins do not start:\n${early.tail}`);
    void current.exited.then(restart);
  };
  const restart = async (exit: { tail: string }) => {
    if (isStopping) return;
    restarts += 1;
    if (restarts > restartLimit) return setting.fail(new Refusal(`The stand-ins keep ending:\n${exit.tail}`));
    await sleep(200 * restarts);
    await launch().catch((error) => setting.fail(error));
  };
  const stopping = () => {
    isStopping = true;
    return current;
  };
  setting.parts.add({ name: "emulators", stop: () => stopping().stop(), kill: () => stopping().kill() });
  await launch();
}

/** Serves the built site, or with `isLive` the sources as they change. */
export function startWeb(setting: ServerSetting): void {
  const command = setting.isLive ? "dev" : "start";
  needed(setting, {
    name: "web",
    script: ["node_modules/next/dist/bin/next", command, "-H", "127.0.0.1", "-p", String(setting.choice.web)],
    variables: { ...setting.variables, NODE_ENV: setting.isLive ? "development" : "production" },
    logFolder: setting.logFolder,
    isShown: setting.isLive,
  });
}

export function startWorker(setting: ServerSetting): void {
  const options = typescript(setting, "worker", ["lib/jobs/worker.ts"]);
  needed(setting, {
    ...options,
    nodeOptions: [
      ...workerMemory,
      ...(setting.isLive ? ["--watch", "--watch-preserve-output"] : []),
      ...options.nodeOptions!,
    ],
    variables: { ...setting.variables, NODE_ENV: setting.isLive ? "development" : "production" },
  });
}

/** A part that the others cannot do without: its end ends everything, with its reason. */
function needed(setting: ServerSetting, options: ChildOptions): void {
  const child = startChild(options);
  setting.parts.add(child);
  void child.exited.then(({ code, tail }) => {
    setting.fail(
      new Refusal(
        `The ${options.name} ended (${code ?? "killed"}):\n${tail}\nThe whole log: ${options.logFolder}/${options.name}.log`,
      ),
    );
  });
}

function typescript(setting: ServerSetting, name: string, script: string[]): ChildOptions {
  return {
    name,
    script,
    nodeOptions: ["--import", "tsx"],
    variables: setting.variables,
    logFolder: setting.logFolder,
  };
}
