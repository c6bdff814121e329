import { createHash, randomBytes } from "node:crypto";
import { newId } from "@/lib/new-id";

/** What rows of one organisation refer to: its parents' ids by name. */
export type World = {
  organizationId: string;
  slug: string;
  ids: Record<string, string>;
  /** Ids of the other organisation that rows of this one bear as well: whoever writes a row chooses its id. */
  twins: string[];
};
export type Row = Record<string, string | number | boolean | null>;

const sha256 = () => createHash("sha256").update(randomBytes(16)).digest("hex");
const ciphertext = () => `key-1.${randomBytes(48).toString("base64url")}`;
const word = () => randomBytes(6).toString("hex");
const own = (world: World) => ({ organization_id: world.organizationId, id: newId() });
const at = "2026-11-12T08:15:00Z";
let sequence = 100;

/** For every table of an organisation a new, valid row of it, as realistic as the policies let the humblest actor write. */
export const tenantRows: Record<string, (world: World) => Row> = {
  organization_slugs: (w) => ({ slug: `${w.slug}-${word()}`, organization_id: w.organizationId }),
  organization_profiles: (w) => ({
    organization_id: w.organizationId,
    trading_name: "Ukukhanya",
    about: "Books for children who have none.",
    town: "Gqeberha",
    contact_email: `hello@${w.slug}.example.org`,
    contact_phone: "+27415550112",
  }),
  organization_tax_details: (w) => ({
    organization_id: w.organizationId,
    registered_name: "Ukukhanya Literacy Trust",
    pbo_number: "930012345",
    npo_number: "034-567-NPO",
    address_line1: "12 Govan Mbeki Avenue",
    town: "Gqeberha",
    postal_code: "6001",
    signatory_name: "Nomsa Dlamini",
    signatory_title: "Treasurer",
  }),
  memberships: (w) => ({ ...own(w), user_id: w.ids.guest!, status: "active" }),
  membership_campaigns: (w) => ({
    organization_id: w.organizationId,
    membership_id: w.ids.limitedMembership!,
    campaign_id: w.ids.otherCampaign!,
  }),
  roles: (w) => ({ ...own(w), key: `role-${word()}`, name: `Bookkeeper ${word()}` }),
  role_permissions: (w) => ({ ...own(w), role_id: w.ids.bareRole!, permission_key: "donations:view" }),
  user_roles: (w) => ({ ...own(w), membership_id: w.ids.membership!, role_id: w.ids.bareRole! }),
  team_invitations: (w) => ({
    ...own(w),
    email: `${word()}@example.org`,
    role_id: w.ids.bareRole!,
    invited_by: w.ids.colleagueUser!,
  }),
  approval_limits: (w) => ({ organization_id: w.organizationId, above_cents: 1_000_000 }),
  approvals: (w) => ({
    ...own(w),
    act: "donation.reverse",
    subject_id: w.ids.pendingDonation!,
    amount_cents: 2_000_000,
    reason: "Captured twice",
    requested_by: w.ids.colleagueUser!,
    requested_at: at,
  }),
  funds: (w) => ({ ...own(w), name: `Libraries ${word()}`, account_code: word() }),
  campaigns: (w) => ({
    ...own(w),
    fund_id: w.ids.fund!,
    slug: `books-${word()}`,
    title: "A shelf for every class",
    summary: "Ten books a family",
    status: "published",
  }),
  campaign_totals: (w) => ({
    organization_id: w.organizationId,
    campaign_id: w.ids.draft!,
    raised_cents: 50_000,
  }),
  daily_totals: (w) => ({
    organization_id: w.organizationId,
    fund_id: w.ids.fund!,
    campaign_id: w.ids.campaign!,
    method: "eft",
    received_on: "2026-11-13",
    raised_cents: 50_000,
  }),
  gift_spans: (w) => ({
    organization_id: w.organizationId,
    donor_id: w.ids.otherDonor!,
    first_on: "2026-11-13",
    last_on: "2026-11-13",
  }),
  donors: (w) => ({
    ...own(w),
    kind: "person",
    display_name: "Lerato Mokoena",
    first_name: "Lerato",
    last_name: "Mokoena",
    email: "lerato@example.org",
    phone: "+27825550143",
  }),
  donor_words: (w) => ({ organization_id: w.organizationId, donor_id: w.ids.donor!, word: word() }),
  donations: (w) => ({
    ...own(w),
    donor_id: w.ids.donor!,
    fund_id: w.ids.fund!,
    campaign_id: w.ids.campaign!,
    method: "card",
    amount_cents: 50_000,
    status: "pending",
    reference: `GV${word()}`,
    form_key: newId(),
  }),
  donation_reversals: (w) => ({
    organization_id: w.organizationId,
    donation_id: w.ids.pendingDonation!,
    reason: "Captured twice",
    by_user_id: w.ids.colleagueUser!,
    reversed_at: at,
  }),
  donation_tax_details: (w) => ({
    organization_id: w.organizationId,
    donation_id: w.ids.pendingDonation!,
    nature: "natural-person",
    details_ciphertext: ciphertext(),
    identity_hmac: sha256(),
    identity_masked: "•••• 087",
    tax_reference_masked: "•••• 208",
  }),
  donor_accounts: (w) => ({ ...own(w), donor_id: w.ids.otherDonor!, user_id: w.ids.guest!, proved_at: at }),
  payment_accounts: (w) => ({
    ...own(w),
    provider: "payfast",
    environment: "live",
    merchant_id: "10000100",
    merchant_key: "46f0cd694581a",
    passphrase_ciphertext: ciphertext(),
  }),
  payments: (w) => ({
    ...own(w),
    donation_id: w.ids.donation!,
    provider: "payfast",
    environment: "sandbox",
    status: "started",
    amount_cents: 50_000,
  }),
  payfast_notifications: (w) => ({
    ...own(w),
    body_sha256: sha256(),
    body_ciphertext: ciphertext(),
    source_address: "197.97.145.144",
    status: "stored",
  }),
  payment_effects: (w) => ({
    ...own(w),
    provider: "payfast",
    provider_payment_id: word(),
    kind: "completed",
    payment_id: w.ids.payment!,
  }),
  unallocated_payments: (w) => ({
    ...own(w),
    provider: "payfast",
    provider_payment_id: word(),
    amount_cents: 12_300,
    reason: "unknown-payment",
  }),
  ledger_accounts: (w) => ({ ...own(w), code: word(), name: "Bank", kind: "asset" }),
  transactions: (w) => ({
    ...own(w),
    posted_on: "2026-11-12",
    description: "Gift by card",
    payment_id: w.ids.payment!,
    donation_id: w.ids.donation!,
  }),
  transaction_lines: (w) => ({
    ...own(w),
    transaction_id: w.ids.transaction!,
    account_id: w.ids.account!,
    amount_cents: 50_000,
  }),
  account_totals: (w) => ({
    organization_id: w.organizationId,
    account_id: w.ids.emptyAccount!,
    balance_cents: 1,
  }),
  certificate_counters: (w) => ({
    organization_id: w.organizationId,
    series: "SPECIMEN",
    tax_year: 2031,
    last_number: 1,
  }),
  tax_certificates: (w) => ({
    ...own(w),
    series: "18A",
    tax_year: 2027,
    number_sequence: ++sequence,
    number: `2027-${String(sequence).padStart(6, "0")}`,
    donor_id: w.ids.donor!,
    issued_at: at,
    issued_on: "2026-11-12",
    rule_set: "notice-6762",
    total_cents: 50_000,
    verify_code: randomBytes(12).toString("base64url"),
    snapshot_ciphertext: ciphertext(),
    status: "issued",
  }),
  certificate_lines: (w) => ({
    ...own(w),
    certificate_id: w.ids.certificate!,
    donation_id: w.ids.pendingDonation!,
    amount_cents: 50_000,
    received_on: "2026-11-12",
    tax_year: 2027,
  }),
  certificate_register: (w) => ({
    ...own(w),
    certificate_id: w.ids.certificate!,
    event: "voided",
    happened_at: at,
  }),
  outgoing_mails: (w) => ({ ...own(w), kind: "thank-you", subject_id: w.ids.pendingDonation! }),
  organization_suspensions: (w) => ({
    ...own(w),
    reason: "Its letter is not its own",
    suspended_by: w.ids.operatorUser!,
    suspended_at: at,
  }),
  invariant_checks: (w) => ({
    ...own(w),
    key: `lines-sum-to-zero-${newId()}`,
    checked_at: at,
    broken_count: 3,
    broken_since: at,
    broken_ids: "{}",
  }),
  takeouts: (w) => ({ ...own(w), requested_by: w.ids.colleagueUser! }),
  notices: (w) => ({ ...own(w), user_id: w.ids.guest!, event_id: w.ids.event! }),
  access_links: (w) => ({
    ...own(w),
    token_sha256: sha256(),
    purpose: "checkout",
    subject_id: w.ids.donation!,
    expires_at: "2099-01-01T00:00:00Z",
  }),
  audit_events: (w) => ({
    ...own(w),
    actor_kind: "visitor",
    action: "donation.started",
    subject_type: "donation",
    subject_id: w.ids.donation!,
  }),
};

/** The same for tables of the installation. */
export const installationRows: Record<string, (ids: Record<string, string>) => Row> = {
  organizations: () => ({
    id: newId(),
    slug: `trust-${word()}`,
    name: "Masakhane Food Gardens",
    status: "active",
  }),
  users: () => ({
    id: newId(),
    clerk_id: `user_${word()}`,
    email: "sipho@example.org",
    source_updated_at: at,
  }),
  operators: (ids) => ({ user_id: ids.guest! }),
  permissions: () => ({ key: `donations:${word()}` }),
  clerk_events: () => ({
    id: newId(),
    svix_id: `msg_${word()}`,
    type: "user.updated",
    payload_ciphertext: ciphertext(),
  }),
  clerk_reconciliations: () => ({ id: newId() }),
  clerk_findings: (ids) => ({
    id: newId(),
    reconciliation_id: ids.reconciliation!,
    kind: "user-gone",
    subject_clerk_id: `user_${word()}`,
    is_mended: true,
  }),
  dead_job_replays: (ids) => ({
    id: newId(),
    queue: "mail.send",
    count: 1,
    replayed_by: ids.operatorUser!,
    replayed_at: at,
  }),
  rate_limits: () => ({ key: sha256(), points: 1, expire: 1_795_000_000_000 }),
};
