import { BlockList, isIP } from "node:net";

// PayFast's documentation ("Ports and IP addresses"), its support article of 2 July 2025, and what it confirmed
// to WooCommerce in September 2026. Its DNS names miss 19 of these and its Referer header is anyone's to send.
const published = [
  "197.97.145.144/28",
  "41.74.179.192/27",
  "102.216.36.0/28",
  "102.216.36.128/28",
  "144.126.193.139/32",
  "13.245.74.88/32",
  ...Array.from({ length: 21 }, (_, step) => `3.163.${232 + step}.237/32`),
];

/**
 * Whether PayFast sends notifications from this address. `extra` adds ranges such as "127.0.0.1/32,::1/128"
 * (PAYFAST_SOURCES); it throws when one of those cannot be read.
 */
export function isPayfastSource(address: string | null, extra = ""): boolean {
  const plain = (address ?? "").replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  const version = isIP(plain);
  if (version === 0) return false;
  return rangesWith(extra).check(plain, version === 4 ? "ipv4" : "ipv6");
}

const known = new Map<string, BlockList>();

function rangesWith(extra: string): BlockList {
  const cached = known.get(extra);
  if (cached) return cached;
  const ranges = new BlockList();
  for (const range of [...published, ...extra.split(",")].map((text) => text.trim()).filter(Boolean)) {
    const [base = "", bits] = range.split("/");
    const version = isIP(base);
    if (version === 0) throw new Error("PAYFAST_SOURCES holds something that is no address range");
    const longest = version === 4 ? 32 : 128;
    ranges.addSubnet(base, bits === undefined ? longest : Number(bits), version === 4 ? "ipv4" : "ipv6");
  }
  known.set(extra, ranges);
  return ranges;
}
