import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Entered } from "./actor";
import { withTenant } from "./with-tenant";

/** Who runs the installation, as the session gate hands them to verbs. */
export type Operator = Entered["operator"] & { kind: "operator"; clerkId: string };

/** A transaction as an operator, whatever else the caller passes for one: the database knows who is, and asks each time. */
export const asOperator = <Result>(
  { clerkId }: Operator,
  work: (tx: TenantTx) => Promise<Result>,
): Promise<Result> => withTenant({ kind: "operator", clerkId }, work);
