import { readFileSync } from "node:fs";
import { DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { renderCertificate } from "@/lib/certificates/document/render-certificate";
import { certificateFacts } from "@/lib/certificates/facts";
import { decrypt } from "@/lib/encryption";
import { patientBucket } from "./patient-bucket";
import type { Mishap, Place } from "./plan";
import type { World } from "./world";

/** A mishap under way. */
export type Inflicted = {
  at(step: string): Promise<void>;
  round(number: number): Promise<void>;
  /** How often somebody suffered from it: a case in which nothing went wrong shows nothing. */
  suffered(): Promise<number>;
  /** A person mends what no repetition can. */
  mend(): Promise<void>;
};

const nothing: Inflicted = {
  at: async () => {},
  round: async () => {},
  suffered: async () => 0,
  mend: async () => {},
};

/** Longer than the product waits, once its clock is hurried. */
const tooLateSeconds = 0.9;

export async function inflict(
  world: World,
  place: Place,
  mishap: Mishap,
  about: { organizationId: string; counted: { commits: number; statements: number } },
): Promise<Inflicted> {
  switch (mishap.how) {
    case "burst":
    case "outage":
      return inflictOnService(world, place, mishap);
    case "paper-there":
      return leavePaper(world, mishap, about.organizationId);
    case "clerk-down":
      return stopClerk(world, mishap);
    case "wire":
      return cutWire(world, mishap, about.counted);
    case "refuse":
      return refuseConnections(world, mishap);
  }
}

async function inflictOnService(
  world: World,
  place: Place,
  mishap: Extract<Mishap, { how: "burst" | "outage" }>,
): Promise<Inflicted> {
  const service = place === "storage" ? "s3" : (place as "payfast" | "mail" | "site");
  const [kind, seconds] = mishap.kind === "late" ? ["slow", tooLateSeconds] : [mishap.kind, 0.05];
  const count = mishap.how === "burst" ? mishap.count : 1000;
  const where = service === "payfast" ? { route: mishap.route ?? "validate" } : { method: mishap.route };
  const wish = { kind, seconds, count, ...where };
  const tally = () => (service === "site" ? world.site.faults.tally() : world.tally(service));
  const { taken: before } = await tally();
  let isDone = false;
  let endsAt = Number.POSITIVE_INFINITY;
  let rounds = 0;
  return {
    ...nothing,
    at: async (step) => {
      if (isDone || step !== mishap.from) return;
      isDone = true;
      if (mishap.how === "outage") endsAt = rounds + mishap.rounds;
      if (service === "site") world.site.faults.add(JSON.stringify(wish));
      else await world.script(service, "/emulator/faults", wish);
    },
    round: async (number) => {
      rounds = number;
      const { taken } = await tally();
      // An outage that nobody has met yet lasts.
      if (number < endsAt || taken === before || service === "site") return;
      endsAt = Number.POSITIVE_INFINITY;
      await world.forgive(service);
    },
    suffered: async () => (await tally()).taken - before,
  };
}

/** Puts something under the key of every certificate that is about to be stored. */
async function leavePaper(
  world: World,
  { paper, route, kind }: Extract<Mishap, { how: "paper-there" }>,
  organizationId: string,
): Promise<Inflicted> {
  const left = new Set<string>();
  let isDone = false;
  const { taken: before } = await world.tally("s3");
  const { client, name: Bucket } = patientBucket();
  return {
    ...nothing,
    at: async (step) => {
      if (isDone || step !== "certificate.store") return;
      isDone = true;
      const rows = await world.rows(
        "select id, snapshot_ciphertext from tax_certificates where organization_id = $1 and stored_at is null",
        [organizationId],
      );
      for (const { id, snapshot_ciphertext } of rows) {
        const Key = `${organizationId}/certificates/${id}.pdf`;
        left.add(Key);
        const Body = await paperOf(paper, organizationId, snapshot_ciphertext);
        await client.send(
          new PutObjectCommand({
            Bucket,
            Key,
            Body,
            ContentType: "application/pdf",
            ChecksumAlgorithm: "SHA256",
          }),
        );
      }
      if (kind)
        await world.script("s3", "/emulator/faults", { kind, method: route, count: 2, seconds: 0.05 });
    },
    round: async (number) => {
      if (paper !== "foreign" || number < 4 || left.size === 0) return;
      for (const Key of left) {
        const { Versions } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }));
        for (const { VersionId } of Versions ?? [])
          if (!(await isStored(world, Key)))
            await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
      }
      left.clear();
    },
    suffered: async () => (kind ? (await world.tally("s3")).taken - before : 1),
  };
}

async function isStored(world: World, key: string): Promise<boolean> {
  const id = /([\w-]+)\.pdf$/.exec(key)![1];
  const [row] = await world.rows("select stored_at from tax_certificates where id = $1", [id]);
  return row?.stored_at !== null;
}

async function paperOf(paper: "same" | "older" | "foreign", organizationId: string, ciphertext: string) {
  if (paper === "foreign") return readFileSync("package.json");
  const place = { organizationId, column: "tax_certificates.snapshot" } as const;
  const bytes = await renderCertificate(certificateFacts.parse(JSON.parse(decrypt(ciphertext, place))));
  return paper === "same" ? bytes : Buffer.concat([bytes, Buffer.from("\n% an earlier renderer\n")]);
}

async function stopClerk(
  world: World,
  { from, status }: Extract<Mishap, { how: "clerk-down" }>,
): Promise<Inflicted> {
  let suffered = 0;
  return {
    ...nothing,
    at: async (step) => {
      if (step === from) await world.clerkOutage(status);
      // The team's acts say so when they have failed often enough.
      if (step === "clerk-suffices") {
        suffered += 1;
        await world.clerkOutage(null);
      }
    },
    suffered: async () => suffered,
  };
}

async function cutWire(
  world: World,
  { on, act, index }: Extract<Mishap, { how: "wire" }>,
  counted: { commits: number; statements: number },
): Promise<Inflicted> {
  const passing = on === "commit" ? counted.commits : counted.statements;
  let isTripped = false;
  void world.proxy.arm({ on, act, nth: 1 + (index % passing) }).then(() => {
    isTripped = true;
  });
  return { ...nothing, suffered: async () => Number(isTripped) };
}

async function refuseConnections(
  world: World,
  { from, count }: Extract<Mishap, { how: "refuse" }>,
): Promise<Inflicted> {
  let isDone = false;
  return {
    ...nothing,
    at: async (step) => {
      if (isDone || step !== from) return;
      isDone = true;
      world.proxy.refuse(count);
    },
    suffered: async () => (isDone ? count - world.proxy.refusalsLeft() : 0),
  };
}
