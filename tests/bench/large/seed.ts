import { checkInvariants } from "@/lib/certificates/check-invariants";
import { closePools } from "@/lib/tenancy/with-tenant";
import { openLarge } from "./open-large";
import { connectAsOwner } from "./owner";

// npm run seed:large: makes the benchmarks' database anew, says how long each part took, and holds it to every
// invariant of money.

const began = performance.now();
const large = await openLarge({ anew: true, say: console.log });
const seconds = (performance.now() - began) / 1000;
const owner = await connectAsOwner(large.urls.owner);
const counted =
  await owner.query(`select (select count(*) from organizations) as organizations, (select count(*) from donors) as donors,
  (select count(*) from donations) as donations, (select count(*) from transaction_lines) as lines,
  (select count(*) from tax_certificates) as certificates, (select count(*) from audit_events) as events,
  pg_size_pretty(pg_database_size(current_database())) as size`);
console.log(counted.rows[0]);
const { rows } = await owner.query("select id from organizations order by created_at limit 21");
await owner.end();
for (const { id } of rows)
  if ((await checkInvariants(String(id))) === "broken") throw new Error(`an invariant is broken in ${id}`);
console.log(`Made in ${seconds.toFixed(0)} s; every invariant of money holds.`);
await closePools();
await large.close();
