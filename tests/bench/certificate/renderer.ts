import { S3Client } from "@aws-sdk/client-s3";
import { renderCertificate } from "@/lib/certificates/document/render-certificate";
import { newId } from "@/lib/new-id";
import { putOnce } from "@/lib/storage/put-once";
import { certificateLines, factsOfCertificate } from "@/tests/support/certificate-facts";
import { drawPlainCertificate, layOut } from "./plain-certificate";
import { whereTimeGoes } from "./where-time-goes";

// A process of its own for each way of making certificates, so that neither has the other's memory. It works on
// what its parent asks: so many certificates, and answers what they cost.

export type Way = "ours" | "plain";
export type Asked = { count: number; isStored?: boolean; isProfiled?: boolean };
export type Answered = {
  cpuMilliseconds: number;
  milliseconds: number;
  bytes: number;
  peakMegabytes: number;
  shares: Record<string, number>;
};

const [way, storage] = process.argv.slice(2) as [Way, string | undefined];

const names = [
  "Naledi Grace Molefe",
  "Thabo Mokoena",
  "Tshililo Ṱhivhalaelwi",
  "Zoë van der Merwe-Łukasz",
  "Siphesihle Ngcobo",
  "José Peña Muñoz",
  "Ḽavhelesani Ṋemukula",
  "Anneliese O’Reilly",
];
const papers = names.map((name, at) =>
  factsOfCertificate({ donor: { name }, lines: certificateLines(1 + (at % 3)) }),
);
const pages = way === "plain" ? papers.map(layOut) : [];
const bucket = storage ? { client: clientOf(storage), name: "bench" } : null;

process.on("message", async (asked: Asked) => process.send!(await work(asked)));
process.send!("ready");

async function work({ count, isStored, isProfiled }: Asked): Promise<Answered> {
  let bytes = 0;
  const makeAll = async () => {
    for (let at = 0; at < count; at++) {
      const paper = await make(at % names.length);
      if (isStored) await putOnce(`${newId()}.pdf`, paper, "application/pdf", bucket!);
      bytes = Math.max(bytes, paper.length);
    }
  };
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const shares = isProfiled ? await whereTimeGoes(makeAll) : {};
  if (!isProfiled) await makeAll();
  const { user, system } = process.cpuUsage(cpu);
  return {
    cpuMilliseconds: (user + system) / 1000 / count,
    milliseconds: (performance.now() - startedAt) / count,
    bytes,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    shares,
  };
}

function make(at: number): Promise<Uint8Array> {
  return way === "ours" ? renderCertificate(papers[at]!) : drawPlainCertificate(pages[at]!);
}

function clientOf(endpoint: string): S3Client {
  const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
  return new S3Client({ region: "af-south-1", endpoint, forcePathStyle: true, credentials });
}
