import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";

/** One part of a running stack. */
export type Part = { name: string; stop(): Promise<void>; kill(): void };

type Exit = { code: number | null; tail: string };

export type Child = Part & { exited: Promise<Exit>; messages(listener: (message: unknown) => void): void };

export type ChildOptions = {
  name: string;
  /** A script for node: its path and arguments. */
  script: string[];
  variables: Record<string, string>;
  logFolder: string;
  /** Shows the output as well as keeping it. */
  isShown?: boolean;
  /** Needed for scripts written in TypeScript. */
  nodeOptions?: string[];
};

/**
 * A process that loses its runner, even to SIGKILL, ends too. Listening is not counted as work, so that a finished
 * script ends. What the process forks inherits this module, but has a channel of its own to look after.
 */
const endWithRunner = `if (process.ppid === ${process.pid}) {
  process.on("disconnect", () => process.exit(1));
  process.channel?.unref();
}`;
// In base64, because Next.js hands the options on to its own processes and loses quotes.
const endWithRunnerModule = `data:text/javascript;base64,${Buffer.from(endWithRunner).toString("base64")}`;
const stopPatienceSeconds = 8;

/** Starts a node script in a process group of its own, so that Ctrl-C reaches the runner alone, which stops parts in order. */
export function startChild(options: ChildOptions): Child {
  const child = spawn(
    process.execPath,
    ["--import", endWithRunnerModule, ...(options.nodeOptions ?? []), ...options.script],
    {
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { ...inherited(), ...options.variables } as unknown as NodeJS.ProcessEnv,
    },
  );
  let tail = "";
  const keep = (chunk: Buffer) => {
    tail = (tail + chunk.toString()).slice(-6000);
    appendFileSync(join(options.logFolder, `${options.name}.log`), chunk);
    if (options.isShown) process.stdout.write(chunk);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const exited = new Promise<Exit>((settle) => {
    child.on("error", (error) => settle({ code: null, tail: error.message }));
    child.on("close", (code) => settle({ code, tail: lastLines(tail) }));
  });
  return {
    name: options.name,
    exited,
    messages: (listener) => void child.on("message", listener),
    kill: () => signalGroup(child, "SIGKILL"),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      // The script alone is asked; whatever it started and left is ended with its group.
      child.kill("SIGTERM");
      const impatient = setTimeout(() => signalGroup(child, "SIGKILL"), stopPatienceSeconds * 1000);
      await exited;
      clearTimeout(impatient);
      signalGroup(child, "SIGKILL");
    },
  };
}

/** The shell's own settings that a process needs; addresses and keys come from `buildEnvironment` alone. */
function inherited(): Record<string, string | undefined> {
  const names = [
    "PATH",
    "HOME",
    "USER",
    "TMPDIR",
    "TEMP",
    "TMP",
    "SystemRoot",
    "LANG",
    "TERM",
    "FORCE_COLOR",
    "NO_COLOR",
    "CI",
    "NODE_EXTRA_CA_CERTS",
  ];
  return Object.fromEntries(
    names.filter((name) => process.env[name]).map((name) => [name, process.env[name]]),
  );
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!child.pid) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch {
    // Nobody is left in the group: that is what was wanted.
  }
}

const lastLines = (text: string) =>
  text
    .trim()
    .split("\n")
    .slice(-12)
    .map((line) => `  ${line}`)
    .join("\n");
