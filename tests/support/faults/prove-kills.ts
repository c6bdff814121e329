import { setTimeout as wait } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { freePorts } from "@/lib/emulators/run/free-port";
import { openBoss } from "@/lib/jobs/open-boss";
import { type Kill, killOf } from "./kill-plan";
import type { KillPoint } from "./kill-points";
import { giveLive, joinLive, mirrored, untilMirrored, untilQuiet } from "./live-story";
import { aCaseOrganization, type CaseOrganization } from "./organization";
import { until } from "./persist";
import { buildSite, type ProductProcess, startWebProcess, startWorkerProcess } from "./processes";
import { snapshot } from "./snapshot";
import { openWorld, type World } from "./world";

/** Kills real processes without warning: started again, what they leave is what an undisturbed run leaves. */
export function proveKills(victim: Kill["victim"]): void {
  let world: World;
  let boss: PgBoss;
  let webPort: number;
  let worker: ProductProcess;
  let web: ProductProcess | undefined;
  let undisturbed: Awaited<ReturnType<typeof endOf>>;

  /** Gifts; and where the web process is the victim, somebody who signs up at Clerk. Settles with their id. */
  const live = async (organization: CaseOrganization) => {
    const joined = victim === "web" ? joinLive(organization.slug) : null;
    await Promise.all([giveLive(world, organization), joined]);
    return joined;
  };
  const endOf = async (
    { organizationId }: CaseOrganization,
    clerkId: string | null,
    wake: () => Promise<void>,
  ) => {
    await untilQuiet(world, organizationId, wake);
    if (clerkId) await untilMirrored(world, clerkId, wake);
    return {
      ...(await snapshot(world, organizationId)),
      joined: clerkId && (await mirrored(world, clerkId)),
    };
  };

  beforeAll(async () => {
    if (victim === "web") await buildSite();
    [webPort] = (await freePorts(1)) as [number];
    world = await openWorld(victim === "web" ? { site: `http://127.0.0.1:${webPort}` } : {});
    boss = await openBoss();
    worker = await startWorkerProcess();
    if (victim === "web") web = await startWebProcess(webPort);
    const organization = await aCaseOrganization(world, "undisturbed");
    const given = await live(organization);
    undisturbed = await endOf(organization, await given, async () => {});
    expect(undisturbed.numbers).toHaveLength(3);
  }, 600_000);
  afterAll(async () => {
    await Promise.all([worker?.kill(), web?.kill()]);
    await boss?.stop({ graceful: false });
  });

  const restart = async () => {
    if (victim === "web") {
      await web?.kill();
      web = await startWebProcess(webPort);
      return;
    }
    await worker.kill();
    await passSilence(world, boss);
    worker = await startWorkerProcess();
  };
  const wake = async () => {
    await world.rows(
      "update pgboss.job set start_after = now() where state = 'retry' and start_after > now()",
    );
    await wait(100);
  };

  const numbers = Array.from({ length: inject("size").kills }, (_, at) => at + 1);
  for (const { number, point } of numbers.map(killOf).filter((kill) => kill.victim === victim))
    test(`kills:${number} ${victim} ${point.name}`, { timeout: 180_000 }, async () => {
      const organization = await aCaseOrganization(world, `kill-${number}`);
      const reached = await reach(world, point);
      const given = live(organization);
      try {
        await reached();
      } finally {
        await restart();
        world.proxy.disarm();
      }
      expect(await endOf(organization, await given, wake)).toEqual(undisturbed);
    });
}

/** The silence after which pg-boss takes a worker for dead and hands its jobs on; what was active was the dead one's. */
async function passSilence(world: World, boss: PgBoss): Promise<void> {
  await world.rows("update pgboss.job set heartbeat_on = now() - interval '1 minute' where state = 'active'");
  await world.rows("update pgboss.queue set monitor_on = null");
  await boss.supervise();
}

/** Sets the trap; the promise inside settles once the process stands in it. */
async function reach(world: World, point: KillPoint): Promise<() => Promise<void>> {
  if ("afterMilliseconds" in point) return () => wait(point.afterMilliseconds);
  if ("wire" in point) {
    const tripped = world.proxy.arm(point.wire);
    const late = wait(60_000).then(() => Promise.reject(new Error(`nothing came to ${point.name}`)));
    late.catch(() => {});
    return () => Promise.race([tripped, late]);
  }
  const { service, route, done } = point;
  const held = { kind: service === "payfast" ? "slow" : done ? "slow" : "timeout", seconds: 60 };
  const { taken } = await world.tally(service);
  await world.script(
    service,
    "/emulator/faults",
    service === "payfast" ? { ...held, route } : { ...held, method: route },
  );
  return async () => {
    await until(async () => (await world.tally(service)).taken > taken, `nothing came to ${point.name}`, 60);
    // What is done before the answer is kept back takes a moment.
    await wait(150);
  };
}
