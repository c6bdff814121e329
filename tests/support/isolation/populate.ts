import { createHash } from "node:crypto";
import pg from "pg";
import { newId } from "@/lib/new-id";
import { installationRows, type Row, tenantRows, type World } from "./rows";

/** Two organisations with a row in every table each, and people who belong to both, so that only the context tells them apart. */
export type Fixture = { a: World; b: World; people: typeof people };

const people = {
  colleague: "user_colleague-of-both",
  limited: "user_limited-in-both",
  donor: "user_donor-of-both",
  operator: "user_operator",
  guest: "user_guest",
  former: "user_former-colleague-of-both",
  newcomer: "user_invited-to-both",
};

/** The token of a bearer's link in an organisation. */
export const tokenIn = (world: World) => `token-of-${world.slug}`;

/** Fills an empty, migrated database, as its owner. */
export async function populate(ownerUrl: string): Promise<Fixture> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    await owner.query("begin");
    const users = await addUsers(owner);
    const a = await addOrganization(owner, "ukukhanya", users);
    const b = await addOrganization(owner, "masakhane", users);
    await addTwins(owner, a, b);
    await addSuspendedOrganization(owner, users);
    await insert(owner, "clerk_events", installationRows.clerk_events!({}));
    const reconciliation = await insert(
      owner,
      "clerk_reconciliations",
      installationRows.clerk_reconciliations!({}),
    );
    await insert(owner, "clerk_findings", installationRows.clerk_findings!({ reconciliation }));
    a.ids.reconciliation = b.ids.reconciliation = reconciliation;
    await insert(owner, "dead_job_replays", installationRows.dead_job_replays!(peopleIn(users)));
    await insert(owner, "rate_limits", installationRows.rate_limits!({}));
    await owner.query("commit");
    return { a, b, people };
  } finally {
    await owner.end();
  }
}

async function addUsers(owner: pg.Client): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const [name, clerkId] of Object.entries(people))
    ids[name] = await insert(owner, "users", {
      ...installationRows.users!({}),
      clerk_id: clerkId,
      email: `${name}@example.org`,
    });
  await insert(owner, "operators", { user_id: ids.operator! });
  return ids;
}

async function addOrganization(
  owner: pg.Client,
  slug: string,
  users: Record<string, string>,
): Promise<World> {
  const organizationId = newId();
  const world: World = { organizationId, slug, ids: peopleIn(users), twins: [] };
  const add = (table: string, row: Row = {}) =>
    insert(owner, table, { ...tenantRows[table]!(world), ...row });
  const keep = async (name: string, table: string, row: Row = {}) => {
    world.ids[name] = await add(table, row);
  };
  await insert(owner, "organizations", {
    id: organizationId,
    slug,
    name: slug,
    status: "active",
    clerk_id: `org_${slug}`,
  });
  await add("organization_slugs", { slug: `old-${slug}` });
  await add("organization_profiles");
  await add("organization_tax_details", {
    approval: "approved",
    decided_by: users.operator!,
    letter_key: "letter.pdf",
  });
  await keep("membership", "memberships", { user_id: users.colleague! });
  await keep("limitedMembership", "memberships", { user_id: users.limited!, is_limited: true });
  const former = await add("memberships", { user_id: users.former!, status: "removed" });
  await keep("role", "roles", { key: "owner", name: "Owner" });
  await keep("bareRole", "roles");
  // It allows something, so it may not be removed.
  await add("role_permissions", { role_id: await add("roles") });
  for (const permission_key of ["donations:view", "team:manage"])
    await add("role_permissions", { role_id: world.ids.role!, permission_key });
  await add("user_roles", { role_id: world.ids.role! });
  // Somebody has it, so it may not be removed.
  await add("user_roles", { role_id: await add("roles"), membership_id: former });
  await add("memberships", { user_id: users.newcomer!, status: "waiting" });
  await keep("invitation", "team_invitations");
  await add("user_roles", { role_id: world.ids.role!, membership_id: world.ids.limitedMembership! });
  await keep("fund", "funds");
  await keep("campaign", "campaigns");
  await keep("draft", "campaigns", { status: "draft" });
  await keep("otherCampaign", "campaigns");
  for (const name of ["campaign", "draft"])
    await add("membership_campaigns", { campaign_id: world.ids[name]! });
  await add("membership_campaigns", { membership_id: world.ids.membership! });
  for (const name of ["campaign", "otherCampaign"]) {
    await add("campaign_totals", { campaign_id: world.ids[name]! });
    await add("daily_totals", { received_on: "2026-11-12", campaign_id: world.ids[name]! });
  }
  await keep("donor", "donors");
  await keep("otherDonor", "donors", { display_name: "Pieter van Wyk", email: "pieter@example.org" });
  await add("gift_spans", { donor_id: world.ids.donor! });
  await add("donor_words");
  await add("donor_words", { donor_id: world.ids.otherDonor! });
  await addGifts(add, keep, world);
  for (const name of ["donation", "otherDonation"])
    await add("donation_reversals", { donation_id: world.ids[name]! });
  await add("approval_limits");
  for (const name of ["donation", "otherDonation"])
    await add("approvals", { subject_id: world.ids[name]!, requested_by: users.donor! });
  await add("approvals", {
    subject_id: world.ids.otherDonation!,
    requested_by: users.donor!,
    decision: "refused",
    decided_by: users.colleague!,
    decided_at: "2026-11-12T08:15:00Z",
  });
  await add("donor_accounts", { donor_id: world.ids.donor!, user_id: users.donor! });
  await add("donor_accounts", { donor_id: world.ids.otherDonor!, user_id: users.colleague! });
  await add("payment_accounts", { environment: "sandbox" });
  await add("payment_accounts", { environment: "sandbox", starts_at: "2099-01-01T00:00:00Z" });
  await add("payment_accounts", {
    environment: "live",
    withdrawn_by: users.colleague!,
    withdrawn_at: "2026-11-12T08:15:00Z",
  });
  await addBooks(add, keep, world);
  await addCertificates(owner, add, keep, world);
  for (const name of ["donation", "otherDonation", "otherCertificate"])
    await add("outgoing_mails", { subject_id: world.ids[name]! });
  await add("takeouts");
  const over = "2026-11-13T08:15:00Z";
  const reopening = { reopened_by: users.operator!, reopened_at: over, reopened_reason: "Mended" };
  for (const ended of [{}, reopening]) await add("organization_suspensions", ended);
  await add("invariant_checks");
  await add("access_links", { token_sha256: createHash("sha256").update(tokenIn(world)).digest("hex") });
  await keep("event", "audit_events");
  await keep("otherEvent", "audit_events", { subject_id: world.ids.otherDonation! });
  for (const name of ["colleague", "former", "limited"]) await add("notices", { user_id: users[name]! });
  await add("notices", { user_id: users.limited!, event_id: world.ids.otherEvent! });
  await add("audit_events", { actor_kind: "operator", actor_user_id: users.operator! });
  return world;
}

const peopleIn = (users: Record<string, string>) => ({
  guest: users.guest!,
  colleagueUser: users.colleague!,
  limitedUser: users.limited!,
  donorUser: users.donor!,
  operatorUser: users.operator!,
});

type Add = (table: string, row?: Row) => Promise<string>;
type Keep = (name: string, table: string, row?: Row) => Promise<void>;

async function addGifts(add: Add, keep: Keep, world: World): Promise<void> {
  const completed = { status: "completed", received_on: "2026-11-12", completed_at: "2026-11-12T08:15:00Z" };
  await keep("donation", "donations", { ...completed, reference: `GV${world.slug}` });
  await keep("otherDonation", "donations", {
    ...completed,
    donor_id: world.ids.otherDonor!,
    campaign_id: world.ids.otherCampaign!,
  });
  await keep("pendingDonation", "donations");
  for (const name of ["donation", "otherDonation"])
    await add("donation_tax_details", { donation_id: world.ids[name]! });
  await keep("payment", "payments", { status: "completed", provider_payment_id: "1089250" });
  await keep("otherPayment", "payments", {
    donation_id: world.ids.otherDonation!,
    status: "completed",
    provider_payment_id: "1089251",
  });
  await keep("notification", "payfast_notifications", { status: "applied", payment_id: world.ids.payment! });
  await add("payfast_notifications", { status: "applied", payment_id: world.ids.otherPayment! });
  await add("payment_effects", { notification_id: world.ids.notification! });
  await add("unallocated_payments");
}

async function addBooks(add: Add, keep: Keep, world: World): Promise<void> {
  await keep("account", "ledger_accounts");
  await keep("emptyAccount", "ledger_accounts");
  await keep("transaction", "transactions");
  await keep("otherTransaction", "transactions", {
    payment_id: world.ids.otherPayment!,
    donation_id: world.ids.otherDonation!,
  });
  for (const name of ["transaction", "otherTransaction"]) {
    await add("transaction_lines", { transaction_id: world.ids[name]! });
    await add("transaction_lines", { transaction_id: world.ids[name]!, amount_cents: -50_000 });
  }
  await add("account_totals", { account_id: world.ids.account!, balance_cents: 0 });
}

/** One certificate of the donor who signs in, and one of another donor. */
async function addCertificates(owner: pg.Client, add: Add, keep: Keep, world: World): Promise<void> {
  await add("certificate_counters", { series: "18A", tax_year: 2027 });
  const first = { number_sequence: 1, number: "2027-000001", verify_code: `code-of-${world.slug}` };
  await keep("certificate", "tax_certificates", first);
  await add("certificate_lines", { donation_id: world.ids.donation! });
  await add("certificate_register", { event: "issued" });
  await owner.query("update certificate_counters set last_number = 2 where organization_id = $1", [
    world.organizationId,
  ]);
  await keep("otherCertificate", "tax_certificates", {
    number_sequence: 2,
    number: "2027-000002",
    verify_code: `voided-code-of-${world.slug}`,
    donor_id: world.ids.otherDonor!,
    status: "voided",
  });
  await add("certificate_register", { certificate_id: world.ids.otherCertificate! });
  await add("certificate_lines", {
    certificate_id: world.ids.otherCertificate!,
    donation_id: world.ids.otherDonation!,
    is_live: false,
  });
}

/** Rows of `b` with the ids of rows of `a`: a policy that forgot the organisation would show them in both. */
async function addTwins(owner: pg.Client, a: World, b: World): Promise<void> {
  const { donor, donation, certificate } = a.ids as Record<string, string>;
  b.twins = [donor!, donation!, certificate!];
  const twin: World = {
    ...b,
    ids: { ...b.ids, donor: donor!, donation: donation!, certificate: certificate! },
  };
  const add = (table: string, row: Row = {}) => insert(owner, table, { ...tenantRows[table]!(twin), ...row });
  await add("donors", { id: donor! });
  await add("donor_words");
  await add("donations", { id: donation! });
  await add("donation_tax_details", { donation_id: donation! });
  await add("payments");
  await owner.query("update certificate_counters set last_number = 3 where organization_id = $1", [
    b.organizationId,
  ]);
  await add("tax_certificates", { id: certificate!, number_sequence: 3, number: "2027-000003" });
  await add("certificate_lines", { donation_id: donation! });
}

async function addSuspendedOrganization(owner: pg.Client, users: Record<string, string>): Promise<void> {
  const id = newId();
  await insert(owner, "organizations", { id, slug: "suspended", name: "suspended", status: "suspended" });
  await insert(owner, "organizations", { id: newId(), slug: "closed", name: "closed", status: "closed" });
  await insert(owner, "memberships", {
    organization_id: id,
    id: newId(),
    user_id: users.colleague!,
    status: "active",
  });
}

/** Adds one row and returns its id, where it has one. */
async function insert(owner: pg.Client, table: string, row: Row): Promise<string> {
  const { text, values } = insertion(table, row);
  await owner.query(text, values);
  return String(row.id ?? row.user_id ?? row.organization_id ?? row.key);
}

/** The statement that adds a row. */
export function insertion(table: string, row: Row): { text: string; values: Row[string][] } {
  const columns = Object.keys(row);
  const places = columns.map((_, i) => `$${i + 1}`);
  return {
    text: `insert into public.${table} (${columns.join(", ")}) values (${places.join(", ")})`,
    values: Object.values(row),
  };
}
