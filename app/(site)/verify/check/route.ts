import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";

/** Where the form of the verify pages goes: the code as typed becomes an address that can be shared. */
export function GET(request: NextRequest) {
  const code = (request.nextUrl.searchParams.get("code") ?? "").toUpperCase().replace(/[^0-9A-Z]/g, "");
  redirect(code ? `/verify/${inFours(code.slice(0, 24))}` : "/verify");
}

const inFours = (code: string) => code.replace(/(.{4})(?=.)/g, "$1-");
