// What a takeout holds, table by table. Sums are in rand with two decimals, days as YYYY-MM-DD, instants in UTC (ISO 8601).

export type Sheet = { file: string; table: string; key: string; columns: Record<string, string> };

const same = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));
const rand = (name: string, column: string) => ({ [name]: `(${column} / 100.0)::numeric(20, 2)` });
const at = (...names: string[]) =>
  Object.fromEntries(
    names.map((name) => [name, `to_char(${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`]),
  );

export const sheets: Sheet[] = [
  {
    file: "donors.csv",
    table: "donors",
    key: "id",
    columns: {
      ...same("id", "kind", "display_name", "first_name", "last_name", "email", "phone", "language"),
      ...at("news_consent_at", "created_at"),
    },
  },
  {
    file: "donations.csv",
    table: "donations",
    key: "id",
    columns: {
      ...same(
        "id",
        "reference",
        "donor_id",
        "fund_id",
        "campaign_id",
        "kind",
        "method",
        "status",
        "received_on",
      ),
      ...rand("amount_rand", "amount_cents"),
      ...same("wants_certificate", "goods_description", "goods_condition", "goods_basis"),
      ...at("completed_at", "created_at"),
    },
  },
  {
    file: "reversals.csv",
    table: "donation_reversals",
    key: "donation_id",
    columns: { ...same("donation_id", "reason", "by_user_id"), ...at("reversed_at") },
  },
  {
    file: "payments.csv",
    table: "payments",
    key: "id",
    columns: {
      ...same("id", "donation_id", "provider", "environment", "status", "provider_payment_id", "is_second"),
      ...rand("amount_rand", "amount_cents"),
      ...rand("fee_rand", "fee_cents"),
      ...at("completed_at", "created_at"),
    },
  },
  {
    file: "unallocated-payments.csv",
    table: "unallocated_payments",
    key: "id",
    columns: {
      ...same("id", "provider", "provider_payment_id", "reason"),
      ...rand("amount_rand", "amount_cents"),
      ...at("resolved_at", "created_at"),
    },
  },
  {
    file: "funds.csv",
    table: "funds",
    key: "id",
    columns: {
      ...same("id", "name", "account_code", "is_section_18a_eligible"),
      ...at("closed_at", "created_at"),
    },
  },
  {
    file: "campaigns.csv",
    table: "campaigns",
    key: "id",
    columns: {
      ...same("id", "fund_id", "slug", "title", "summary", "story", "status", "starts_on", "ends_on"),
      ...rand("goal_rand", "goal_cents"),
      ...at("created_at"),
    },
  },
  {
    file: "certificates.csv",
    table: "tax_certificates",
    key: "id",
    columns: {
      ...same("id", "number", "series", "tax_year", "donor_id", "issued_on", "status", "replaces_id"),
      ...rand("total_rand", "total_cents"),
      ...same("verify_code", "pdf_sha256"),
      ...at("issued_at", "mailed_at"),
    },
  },
  {
    file: "certificate-lines.csv",
    table: "certificate_lines",
    key: "id",
    columns: {
      ...same("id", "certificate_id", "donation_id", "received_on", "tax_year", "is_live"),
      ...rand("amount_rand", "amount_cents"),
    },
  },
  {
    file: "certificate-register.csv",
    table: "certificate_register",
    key: "id",
    columns: { ...same("id", "certificate_id", "event", "by_user_id", "reason"), ...at("happened_at") },
  },
  {
    file: "ledger-accounts.csv",
    table: "ledger_accounts",
    key: "id",
    columns: same("id", "code", "name", "kind", "fund_id"),
  },
  {
    file: "ledger-transactions.csv",
    table: "transactions",
    key: "id",
    columns: same(
      "id",
      "posted_on",
      "description",
      "payment_id",
      "donation_id",
      "unallocated_payment_id",
      "reverses_id",
    ),
  },
  {
    file: "ledger-lines.csv",
    table: "transaction_lines",
    key: "id",
    columns: { ...same("id", "transaction_id", "account_id"), ...rand("amount_rand", "amount_cents") },
  },
  {
    file: "members.csv",
    table: "memberships",
    key: "id",
    columns: {
      ...same("id", "user_id"),
      first_name: "(select u.first_name from users u where u.id = user_id)",
      last_name: "(select u.last_name from users u where u.id = user_id)",
      email: "(select u.email from users u where u.id = user_id)",
      role: "(select string_agg(r.name, ', ') from user_roles ur join roles r on r.organization_id = ur.organization_id and r.id = ur.role_id where ur.organization_id = t.organization_id and ur.membership_id = t.id)",
      ...same("status"),
      ...at("created_at"),
    },
  },
  {
    file: "history.csv",
    table: "audit_events",
    key: "id",
    columns: {
      ...same("id", "action", "actor_kind", "actor_user_id", "subject_type", "subject_id", "details"),
      ...at("happened_at"),
    },
  },
];

/** Of one row, as JSON: what the organisation says of itself. */
export const ownPages: { file: string; table: string }[] = [
  { file: "organisation.json", table: "organization_profiles" },
  { file: "tax-details.json", table: "organization_tax_details" },
];
