import { env } from "@/lib/env";

/** The name people type, such as nika.example. */
export const publicHost = () => new URL(env().NIKA_PUBLIC_URL).host;
