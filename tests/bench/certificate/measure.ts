import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { startS3 } from "@/lib/emulators/s3/server";
import { workerMemory } from "@/lib/jobs/worker-memory";
import { budgets } from "@/tests/bench/budgets";
import type { Findings, Measurement } from "@/tests/bench/judge";
import { median } from "@/tests/bench/median";
import type { Answered, Asked, Way } from "./renderer";

const folder = ".local/bench/s3";
const rounds = 5;
/** Certificates of ours against the plain way, by processor time, turn by turn. */
export async function measureCertificates(): Promise<Findings> {
  const bucket = { accessKeyId: "bench", secretAccessKey: "bench", bucket: "bench" };
  const s3 = await startS3({ port: 0, folder, ...bucket });
  const [ours, plain] = [await startRenderer("ours", s3.url), await startRenderer("plain")];
  try {
    await ours.make({ count: 100, isStored: true });
    await plain.make({ count: 5 });
    const turns: { ours: Answered; plain: Answered; stored: Answered }[] = [];
    for (let round = 0; round < rounds; round++) {
      turns.push({
        ours: await ours.make({ count: 150 }),
        plain: await plain.make({ count: 12 }),
        stored: await ours.make({ count: 100, isStored: true }),
      });
    }
    const { shares } = await ours.make({ count: 300, isStored: true, isProfiled: true });
    return { measurements: figuresOf(turns), notes: [inWords(shares)] };
  } finally {
    ours.end();
    plain.end();
    await s3.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf(turns: { ours: Answered; plain: Answered; stored: Answered }[]): Measurement[] {
  const perCpuSecond = (one: Answered) => 1000 / one.cpuMilliseconds;
  const of = (figure: (turn: (typeof turns)[number]) => number) => median(turns.map(figure));
  const { certificate } = budgets;
  return [
    {
      what: "certificates drawn, against plain pdf-lib and fontkit 2",
      unit: "per second of one core",
      figure: of((turn) => perCpuSecond(turn.ours)),
      baseline: of((turn) => perCpuSecond(turn.plain)),
      budget: certificate.speed,
    },
    {
      what: "certificates drawn and stored, one after another",
      unit: "per second of one core",
      figure: of((turn) => perCpuSecond(turn.stored)),
    },
    {
      what: "the same by the clock, on this machine as busy as it was",
      unit: "per second",
      figure: of((turn) => 1000 / turn.stored.milliseconds),
    },
    {
      what: "largest certificate of one to three donations",
      unit: "KB",
      figure: of((turn) => turn.ours.bytes / 1000),
      budget: certificate.kilobytes,
    },
    {
      what: "most memory of the process that draws and stores, started as the worker is",
      unit: "MB",
      figure: Math.max(...turns.map((turn) => turn.stored.peakMegabytes)),
      baseline: Math.max(...turns.map((turn) => turn.plain.peakMegabytes)),
      budget: certificate.memoryMegabytes,
    },
  ];
}

function inWords(shares: Record<string, number>): string {
  const parts = Object.entries(shares)
    .sort(([, a], [, b]) => b - a)
    .map(([part, share]) => `${part} ${Math.round(100 * share)} %`);
  return `Where the time of drawing and storing a certificate goes: ${parts.join(", ")}.`;
}

async function startRenderer(way: Way, storage?: string) {
  const child = fork("tests/bench/certificate/renderer.ts", [way, ...(storage ? [storage] : [])], {
    execArgv: [...workerMemory, "--import", "tsx"],
  });
  child.setMaxListeners(0);
  await answer(child);
  return {
    make(asked: Asked): Promise<Answered> {
      child.send(asked);
      return answer(child) as Promise<Answered>;
    },
    end: () => void child.kill(),
  };
}

async function answer(child: ChildProcess): Promise<unknown> {
  const [said] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => Promise.reject(new Error("a renderer ended before it answered"))),
  ]);
  return said;
}
