import { env } from "@/lib/env";

/**
 * The client's address as the proxy we trust saw it (NIKA_CLIENT_ADDRESS_HEADER), null when it is absent. Of a list
 * the last entry counts: it is the proxy's own, the ones before it are whatever the client sent.
 */
export function clientAddress(
  headers: Headers,
  headerName = env().NIKA_CLIENT_ADDRESS_HEADER,
): string | null {
  return headers.get(headerName)?.split(",").at(-1)?.trim() || null;
}
