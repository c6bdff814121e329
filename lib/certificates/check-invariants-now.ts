import { enqueue } from "@/lib/jobs/enqueue";
import { asOperator, type Operator } from "@/lib/tenancy/operator";

/** Has every organisation's invariants asked now. */
export async function checkInvariantsNow(operator: Operator): Promise<{ ok: true }> {
  await asOperator(operator, (tx) => enqueue(tx, "invariants.check", { organizationId: null, id: "due" }));
  return { ok: true };
}
