/**
 * Who may do what to which table, written by hand. Read it as the policy; tests/db/catalogue.test.ts compares the
 * grants with it and tests/db/isolation.test.ts tries every cell in the database.
 *
 *   actors     member    a colleague, in their organisation        inbox         PayFast's webhook, for one organisation
 *              limited   a colleague limited to named campaigns
 *              donor     signed in, proved, in one organisation    clerk-inbox   Clerk's webhook, for no organisation
 *              visitor   anybody on an organisation's pages        system        the worker, in one organisation
 *              bearer    who holds a mailed or checkout link       installation  the worker, in no organisation
 *              operator  runs the installation                     nobody        the web's bare login, before entering
 *              user      signed in, before any organisation        public        anybody, before any organisation
 *   acts       sees, adds, changes, removes; or nothing
 *   rows       own: of the organisation entered · theirs: see `theirs` below · all: of every organisation · none: allowed, but nothing is there
 *   (columns)  only these
 *
 * An actor or act that isn't named is refused, and so is everybody who takes a role without entering or moves a context.
 */
export const answers: Record<string, string> = {
  // Tenancy
  organizations: `
    member          sees own, changes own (name clerk_id status updated_at)
    system          sees own
    visitor bearer donor inbox  sees own (id slug name status)
    operator        sees all, changes theirs (status updated_at)
    limited         sees own`,
  organization_slugs: `
    member          sees own, adds own
    limited         nothing`,
  organization_suspensions: `
    operator        sees all, adds all, changes theirs (reopened_by reopened_at reopened_reason updated_at)
    member limited  sees own (organization_id id reason suspended_at reopened_at)`,
  organization_profiles: `
    member          sees own, adds own, changes own
    system          sees own
    visitor bearer donor  sees own
    operator        sees all
    limited         sees own`,
  organization_tax_details: `
    member          sees own,
                    adds own (organization_id registered_name pbo_number npo_number address_line1 address_line2 town postal_code signatory_name signatory_title),
                    changes own (registered_name pbo_number npo_number address_line1 address_line2 town postal_code signatory_name signatory_title letter_key letter_uploaded_at approval updated_at)
    system          sees own
    visitor bearer donor  sees own (organization_id registered_name pbo_number npo_number town approval)
    operator        sees all, changes all (approval decided_at decided_by decision_reason updated_at)
    limited         sees own`,
  users: `
    member          sees theirs (id clerk_id email first_name last_name deleted_at)
    limited         sees theirs (id clerk_id email first_name last_name deleted_at)
    system          sees theirs (id clerk_id email first_name last_name deleted_at)`,
  operators: "",
  permissions: `
    member          sees all
    limited         sees all`,
  memberships: `
    member          sees own, adds own, changes own
    limited         sees own, changes theirs (status last_seen_at updated_at)
    system          sees own`,
  membership_campaigns: `
    member          sees own, adds own, removes own
    limited         sees theirs`,
  roles: `
    member          sees own, adds own, changes own (name updated_at), removes theirs
    limited         sees own
    system          sees own`,
  role_permissions: `
    member          sees own, adds own, removes own
    limited         sees own
    system          sees own`,
  user_roles: `
    member          sees own, adds own, removes own
    limited         sees own
    system          sees own`,
  team_invitations: `
    member          sees own, adds own, changes own (status ended_at updated_at)
    limited         sees none
    system          sees own, changes own (clerk_id failure sent_at expires_at updated_at)`,

  approval_limits: `
    member          sees own, adds own, changes own (above_cents updated_at)
    limited         sees own`,
  approvals: `
    member          sees own, adds own, changes theirs (decision decided_by decided_at decision_reason updated_at)
    limited         sees theirs, adds theirs, changes theirs (decision decided_by decided_at decision_reason updated_at)`,

  // Giving
  funds: `
    member          sees own, adds own, changes own
    system          sees own
    visitor bearer donor  sees own (organization_id id name is_section_18a_eligible closed_at)
    limited         sees own`,
  campaigns: `
    member          sees own, adds own, changes own
    system          sees own
    visitor bearer donor  sees theirs
    limited         sees theirs`,
  campaign_totals: `
    member system   sees own, adds own, changes own
    visitor bearer  sees own
    limited         sees theirs, adds theirs, changes theirs`,
  daily_totals: `
    member system   sees own, adds own, changes own
    limited         sees theirs, adds theirs, changes theirs`,
  gift_spans: `
    member system   sees own
    limited         nothing`,
  donors: `
    member          sees own, adds own, changes own
    system          sees own, adds own
    visitor bearer  adds own
    donor           sees theirs (organization_id id kind display_name first_name last_name email phone language)
    limited         sees theirs, adds own, changes theirs`,
  donor_words: `
    member          sees own, adds own, removes own
    visitor bearer  adds own
    limited         sees theirs, adds theirs, removes theirs`,
  donations: `
    member system   sees own, adds own, changes own
    visitor         adds own, sees none (organization_id id campaign_id fund_id amount_cents status reference wants_certificate received_on created_at completed_at)
    bearer          adds own, sees theirs (organization_id id campaign_id fund_id amount_cents status reference wants_certificate received_on created_at completed_at)
    donor           sees theirs (organization_id id donor_id campaign_id fund_id kind method amount_cents status reference wants_certificate received_on created_at completed_at)
    limited         sees theirs, adds theirs, changes theirs`,
  donation_reversals: `
    member          sees own, adds own
    limited         sees theirs, adds theirs
    system          sees own`,
  donation_tax_details: `
    member          sees own, adds own,
                    changes own (nature details_ciphertext identity_hmac tax_reference_hmac identity_masked tax_reference_masked updated_at)
    system          sees own
    visitor bearer  adds own
    donor           sees theirs (organization_id donation_id nature identity_masked tax_reference_masked)
    limited         sees theirs, adds theirs,
                    changes theirs (nature details_ciphertext identity_hmac tax_reference_hmac identity_masked tax_reference_masked updated_at)`,
  donor_accounts: `
    member          sees own
    donor           sees theirs (organization_id id donor_id user_id proved_at)
    limited         sees theirs`,

  // Payments
  payment_accounts: `
    member          sees own (organization_id id provider environment merchant_id holder bank branch_code account_number account_type starts_at asked_by agreed_by agreed_at withdrawn_by withdrawn_at created_at updated_at), adds own
    system          sees own
    visitor bearer  sees theirs (organization_id id provider environment merchant_id merchant_key passphrase_ciphertext starts_at withdrawn_at holder bank branch_code account_number account_type)
    inbox           sees theirs (organization_id id provider environment merchant_id merchant_key passphrase_ciphertext starts_at withdrawn_at)
    limited         nothing`,
  payments: `
    member system   sees own, adds own, changes own
    visitor         adds own, sees none (organization_id id donation_id status amount_cents environment created_at completed_at)
    bearer          adds own, sees theirs (organization_id id donation_id status amount_cents environment created_at completed_at)
    limited         sees theirs, adds theirs, changes theirs`,
  payfast_notifications: `
    member          sees own
    system          sees own, changes own
    inbox           adds own, sees own (organization_id id body_sha256 status reason copies received_at), changes own (copies source_address last_received_at updated_at)
    limited         sees theirs
    operator        sees all (organization_id id status reason copies received_at settled_at)`,
  payment_effects: `
    member          sees own
    system          sees own, adds own
    limited         nothing`,
  unallocated_payments: `
    member          sees own
    system          sees own, adds own, changes own
    limited         sees none`,

  // Ledger: append-only
  ledger_accounts: `
    member system   sees own, adds own
    limited         sees own, adds own`,
  transactions: `
    member system   sees own, adds own
    limited         sees theirs, adds theirs`,
  transaction_lines: `
    member system   sees own, adds own
    limited         sees theirs, adds theirs`,
  account_totals: `
    member system   sees own, adds own, changes own
    limited         sees none`,

  // Certificates: frozen when issued
  certificate_counters: `
    member system   sees own, adds own, changes own
    limited         sees none`,
  tax_certificates: `
    member          sees own, adds own, changes own (status updated_at)
    system          sees own, adds own, changes own (status pdf_sha256 stored_at mailed_at updated_at)
    visitor         sees none (organization_id id number series status issued_on total_cents pdf_sha256 stored_at mailed_at)
    bearer          sees theirs (organization_id id number series status issued_on total_cents pdf_sha256 stored_at mailed_at)
    donor           sees theirs (organization_id id donor_id series tax_year number issued_at issued_on total_cents status pdf_sha256 stored_at mailed_at)
    limited         sees theirs, adds theirs, changes theirs (status updated_at)`,
  certificate_lines: `
    member system   sees own, adds own, changes own (is_live updated_at)
    visitor         sees none (organization_id id certificate_id donation_id is_live)
    bearer          sees theirs (organization_id id certificate_id donation_id is_live)
    donor           sees theirs (organization_id id certificate_id donation_id amount_cents received_on tax_year is_live)
    limited         sees theirs, adds theirs, changes theirs (is_live updated_at)`,
  certificate_register: `
    member system   sees own, adds own
    limited         sees theirs, adds theirs`,

  // Mail, links, history
  takeouts: `
    system          sees own, changes own (status object_key size_bytes ready_at expires_at updated_at)`,
  outgoing_mails: `
    member system   sees own, adds own, changes own
    limited         sees theirs, adds theirs, changes theirs`,
  access_links: `
    member          adds own
    system          sees own, adds own, changes own
    visitor bearer  adds own
    limited         nothing`,
  audit_events: `
    member          sees own, adds own
    system          sees own, adds own
    visitor bearer donor  adds own
    limited         sees theirs, adds own
    operator        sees theirs, adds all`,
  notices: `
    member          sees theirs, changes theirs (read_at updated_at)
    limited         sees theirs, changes theirs (read_at updated_at)
    system          sees own, adds own`,

  // The installation
  invariant_checks: `
    system          sees own, adds own, changes own (checked_at broken_count broken_ids broken_since updated_at)
    member          sees own
    operator        sees all (organization_id id key checked_at broken_count broken_since)
    limited         nothing`,
  clerk_events: `
    clerk-inbox     adds all, sees all (id svix_id status)
    inbox           sees none (id svix_id status)
    installation    sees all, changes all
    system          sees none, changes none
    operator        sees all (id svix_id type status reason attempts received_at applied_at replayed_at replayed_by)`,
  clerk_reconciliations: `
    installation    sees all, adds all, changes all, removes all
    system          sees none, changes none, removes none
    operator        sees all`,
  clerk_findings: `
    installation    sees all, adds all, removes all
    system          sees none, removes none
    operator        sees all`,
  dead_job_replays: `
    operator        sees all`,
  rate_limits: `
    nobody          sees all, adds all, changes all, removes all`,
};

/**
 * What "theirs" means, among the rows of the organisation entered (an operator enters none): {organization} is that one,
 * {name} a row of it that tests/support/isolation/populate.ts made.
 */
const ofTheirs =
  "(select id from donations where organization_id = {organization} and campaign_id in ({campaign}, {draft}))";
const toTheirs =
  "(select donor_id from donations where organization_id = {organization} and campaign_id in ({campaign}, {draft}))";
const certified = `(select certificate_id from certificate_lines where organization_id = {organization} and donation_id in ${ofTheirs})`;

export const theirs: Record<string, Record<string, string>> = {
  member: {
    users: "id in (select user_id from memberships where organization_id = {organization})",
    roles: "id = {bareRole}",
    notices: "user_id = {colleagueUser}",
    approvals: "decision is null",
  },
  // Of two campaigns of three.
  limited: {
    users: "id in (select user_id from memberships where organization_id = {organization})",
    memberships: "user_id = {limitedUser}",
    approvals: `subject_id in ${ofTheirs}`,
    membership_campaigns: "campaign_id in ({campaign}, {draft})",
    campaigns: "id in ({campaign}, {draft})",
    campaign_totals: "campaign_id in ({campaign}, {draft})",
    daily_totals: "campaign_id in ({campaign}, {draft})",
    donations: "campaign_id in ({campaign}, {draft})",
    donors: `id in ${toTheirs}`,
    donor_words: `donor_id in ${toTheirs}`,
    donor_accounts: `donor_id in ${toTheirs}`,
    donation_reversals: `donation_id in ${ofTheirs}`,
    donation_tax_details: `donation_id in ${ofTheirs}`,
    payments: `donation_id in ${ofTheirs}`,
    payfast_notifications: "payment_id = {payment}",
    transactions: `donation_id in ${ofTheirs}`,
    transaction_lines: "transaction_id = {transaction}",
    tax_certificates: `id in ${certified}`,
    certificate_lines: `donation_id in ${ofTheirs}`,
    certificate_register: `certificate_id in ${certified}`,
    outgoing_mails: `subject_id in ${ofTheirs} or subject_id in ${certified}`,
    audit_events: `subject_id in ${ofTheirs}`,
    notices: "user_id = {limitedUser} and event_id = {event}",
  },
  visitor: {
    campaigns: "status <> 'draft'",
    payment_accounts: "starts_at <= now() and withdrawn_at is null",
  },
  inbox: { payment_accounts: "starts_at <= now() and withdrawn_at is null" },
  bearer: {
    payment_accounts: "starts_at <= now() and withdrawn_at is null",
    campaigns: "status <> 'draft'",
    donations: "id = {donation}",
    payments: "id = {payment}",
    tax_certificates: "id = {certificate}",
    certificate_lines: "certificate_id = {certificate}",
  },
  donor: {
    campaigns: "status <> 'draft'",
    donors: "id = {donor}",
    donations: "donor_id = {donor}",
    donation_tax_details: "donation_id = {donation}",
    donor_accounts: "donor_id = {donor}",
    tax_certificates: "id = {certificate}",
    certificate_lines: "certificate_id = {certificate}",
  },
  operator: {
    audit_events: "actor_kind = 'operator'",
    organizations: "status in ('active', 'suspended')",
    organization_suspensions: "reopened_at is null",
  },
  system: { users: "id in (select user_id from memberships where organization_id = {organization})" },
};

/** Rows that an actor who may add others may not add: what each would claim. */
export const refusedRows: [
  table: string,
  actors: string,
  claim: Record<string, string | number | boolean | null>,
][] = [
  // {name} is a row of the organisation that tests/support/isolation/populate.ts made.
  ["roles", "member", { is_built_in: true }],
  ["organization_suspensions", "operator", { suspended_by: "{colleagueUser}" }],
  ["organization_suspensions", "operator", { reopened_at: "2026-11-12T08:15:00Z" }],
  ["approvals", "member limited", { requested_by: "{donorUser}" }],
  [
    "approvals",
    "member limited",
    { decision: "approved", decided_by: "{donorUser}", decided_at: "2026-11-12T08:15:00Z" },
  ],
  ["approvals", "limited", { subject_id: "{otherDonation}" }],
  ["role_permissions", "member", { permission_key: "settings:close" }],
  ["donations", "limited", { campaign_id: "{otherCampaign}" }],
  ["donations", "limited", { campaign_id: null }],
  ["donations", "limited", { donor_id: "{otherDonor}" }],
  ["donor_words", "limited", { donor_id: "{otherDonor}" }],
  ["donation_tax_details", "limited", { donation_id: "{otherDonation}" }],
  ["donation_reversals", "limited", { donation_id: "{otherDonation}" }],
  ["donation_reversals", "limited", { by_user_id: "{colleagueUser}" }],
  ["payments", "limited", { donation_id: "{otherDonation}" }],
  ["campaign_totals", "limited", { campaign_id: "{otherCampaign}" }],
  ["daily_totals", "limited", { campaign_id: "{otherCampaign}" }],
  ["daily_totals", "limited", { campaign_id: null }],
  ["transactions", "limited", { donation_id: "{otherDonation}" }],
  ["transactions", "limited", { donation_id: null }],
  ["transaction_lines", "limited", { transaction_id: "{otherTransaction}" }],
  ["tax_certificates", "limited", { donor_id: "{otherDonor}" }],
  ["certificate_lines", "limited", { donation_id: "{otherDonation}" }],
  ["certificate_register", "limited", { certificate_id: "{otherCertificate}" }],
  ["outgoing_mails", "limited", { subject_id: "{otherDonation}" }],
  ["audit_events", "limited", { actor_kind: "operator" }],
  ["audit_events", "limited", { actor_user_id: "{colleagueUser}" }],
  ["donations", "visitor bearer", { status: "completed", received_on: "2026-11-12" }],
  ["donations", "visitor bearer", { status: "refunded" }],
  ["donations", "visitor bearer", { received_on: "2026-11-12" }],
  ["donations", "visitor bearer", { completed_at: "2026-11-12T08:15:00Z" }],
  ["donations", "visitor bearer", { receipt_confirmed_at: "2026-11-12T08:15:00Z" }],
  ["donations", "visitor bearer", { method: "cash" }],
  ["donations", "visitor bearer", { kind: "goods" }],
  ["payments", "visitor bearer", { status: "completed" }],
  ["payments", "visitor bearer", { provider: "manual" }],
  ["payments", "visitor bearer", { provider_payment_id: "1089299" }],
  ["payments", "visitor bearer", { confirmed_at: "2026-11-12T08:15:00Z" }],
  ["payments", "visitor bearer", { completed_at: "2026-11-12T08:15:00Z" }],
  ["payments", "visitor bearer", { fee_cents: 1 }],
  ["payments", "visitor bearer", { is_second: true }],
  ["access_links", "visitor bearer", { purpose: "donor-proof" }],
  ["access_links", "visitor bearer", { purpose: "certificate-download" }],
  ["access_links", "visitor bearer", { used_at: "2026-11-12T08:15:00Z" }],
  ["access_links", "visitor bearer", { requested_by: "01a1f846-75e6-7903-99e9-749e1b1ff8cb" }],
  ["access_links", "member", { purpose: "donor-proof" }],
  ["audit_events", "visitor bearer donor member", { actor_kind: "operator" }],
  ["audit_events", "visitor bearer donor", { actor_kind: "member" }],
  [
    "audit_events",
    "visitor bearer donor member operator",
    { actor_user_id: "01a1f846-75e6-7903-99e9-749e1b1ff8cb" },
  ],
  ["donation_reversals", "member", { by_user_id: "01a1f846-75e6-7903-99e9-749e1b1ff8cb" }],
  ["team_invitations", "member", { invited_by: "01a1f846-75e6-7903-99e9-749e1b1ff8cb" }],
  ["team_invitations", "member", { status: "revoked", ended_at: "2026-11-12T08:15:00Z" }],
  ["team_invitations", "member", { clerk_id: "orginv_forged" }],
  ["team_invitations", "member", { sent_at: "2026-11-12T08:15:00Z" }],
  ["team_invitations", "member", { expires_at: "2099-01-01T00:00:00Z" }],
  ["audit_events", "system", { actor_kind: "operator" }],
  ["audit_events", "operator", { actor_kind: "member" }],
  ["payfast_notifications", "inbox", { status: "applied" }],
  ["clerk_events", "clerk-inbox", { status: "applied" }],
  ["clerk_events", "clerk-inbox", { replayed_at: "2026-11-12T08:15:00Z", status: "failed" }],
  ["clerk_events", "clerk-inbox", { applied_at: "2026-11-12T08:15:00Z" }],
];

/** Changes that an actor who may change the column may not make. */
export const refusedChanges: [table: string, actors: string, change: string][] = [
  ["approvals", "member limited", "decided_by = {donorUser}"],
  ["organization_suspensions", "operator", "reopened_by = {colleagueUser}"],
  ["donations", "limited", "campaign_id = {otherCampaign}"],
  ["donations", "limited", "campaign_id = null"],
  ["donors", "limited", "id = {otherDonor}"],
  ["campaign_totals", "limited", "campaign_id = {otherCampaign}"],
  ["daily_totals", "limited", "campaign_id = null"],
  ["organizations", "member", "status = 'suspended'"],
  ["organizations", "member", "status = 'closed'"],
  ["organizations", "operator", "status = 'closed'"],
  ["organizations", "operator", "status = 'onboarding'"],
  ["organization_tax_details", "member", "approval = 'refused'"],
  ["organization_tax_details", "member", "approval = 'letter-missing'"],
  ["organization_tax_details", "operator", "approval = 'letter-missing'"],
  ["organization_tax_details", "operator", "decided_by = {colleagueUser}"],
  ["organization_tax_details", "operator", "decided_by = null"],
  ["tax_certificates", "member system", "status = 'issued'"],
  ["certificate_lines", "member system", "is_live = true"],
  ["certificate_counters", "member system", "last_number = 1"],
  ["certificate_counters", "member system", "tax_year = 2026"],
];
