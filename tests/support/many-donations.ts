import { aGift, asOwner, type Issuer } from "./certificate-cast";
import type { TestDatabase } from "./database";

/**
 * So many donations of one donor, all but the first taken back, on four days and of three amounts: a page ends between
 * donations that only their ids part. Written by one statement, without the books, which a list does not read.
 */
export async function manyDonations(database: TestDatabase, issuer: Issuer, count: number): Promise<void> {
  const first = await aGift(issuer, { wantsCertificate: false, amountCents: 500 });
  await asOwner(
    database,
    `insert into donations (organization_id, id, donor_id, fund_id, method, amount_cents, status, reference, received_on, form_key)
     select organization_id, gen_random_uuid(), donor_id, fund_id, 'eft', 500 + 100 * (n % 3), 'reversed', 'GV' || lpad(n::text, 6, '0'),
       received_on - n % 4, gen_random_uuid() from donations cross join generate_series(2, $2::int) n where id = $1`,
    [first, count],
  );
}
