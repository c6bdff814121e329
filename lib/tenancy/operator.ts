import type { Entered } from "./actor";

/** Who runs the installation, as the session gate hands them to verbs. */
export type Operator = Entered["operator"] & { kind: "operator"; clerkId: string };
