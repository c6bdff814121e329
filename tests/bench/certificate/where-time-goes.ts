import { type Profiler, Session } from "node:inspector/promises";

const parts: [part: string, inPath: RegExp][] = [
  ["collecting garbage", /^\(garbage collector\)$/],
  [
    "sending to S3",
    /@aws-sdk|@smithy|put-once|node:(_http|http|net|internal\/(streams|http|net|stream_base))/,
  ],
  ["subsetting fonts", /node_modules\/(fontkit|restructure|@swc\/helpers)\/|document\/pdf\/font-program/],
  ["compressing", /node:(internal\/)?zlib/],
  ["writing PDF objects", /node_modules\/pdf-lib\/|document\/pdf\//],
  ["QR code", /node_modules\/(qrcode|dijkstrajs)\/|layout\/qr-code/],
  ["checking the facts", /node_modules\/zod\/|certificates\/facts|document\/undrawable/],
  ["layout", /document\/(layout|fields|fill|amount-in-words)|lib\/(money|calendar|ui|tax-year)/],
];

/** Runs the work under V8's profiler: which part of a certificate's making took which share of the working time. */
export async function whereTimeGoes(work: () => Promise<void>): Promise<Record<string, number>> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 200 });
  await session.post("Profiler.start");
  await work();
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  return sharesOf(profile);
}

function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Record<string, number> {
  const microseconds = new Map<number, number>();
  samples.forEach((id, at) => {
    microseconds.set(id, (microseconds.get(id) ?? 0) + timeDeltas[at]!);
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const spent: Record<string, number> = {};
  const visit = (node: Profiler.ProfileNode, above: string) => {
    const part = partOf(node) ?? above;
    if (part !== "idle") spent[part] = (spent[part] ?? 0) + (microseconds.get(node.id) ?? 0);
    for (const child of node.children ?? []) visit(byId.get(child)!, part);
  };
  visit(nodes[0]!, "everything else");
  const total = Object.values(spent).reduce((sum, time) => sum + time, 0);
  return Object.fromEntries(Object.entries(spent).map(([part, time]) => [part, time / total]));
}

/** What Node and V8 do themselves counts for whoever called them. */
function partOf({ callFrame: { functionName, url } }: Profiler.ProfileNode): string | undefined {
  if (functionName === "(idle)" || functionName === "(program)") return "idle";
  return parts.find(([, inPath]) => inPath.test(url || functionName))?.[0];
}
