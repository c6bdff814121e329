/** What the catalogue test accepts beside the rules, each with its reason, and what it expects by name. Written by hand. */

/** Tables that belong to the installation, so that their key can't begin with an organisation. */
export const tablesWithoutTenant: Record<string, string> = {
  organizations: "the tenants themselves; their policies compare the id",
  users: "a person may belong to many organisations; members see colleagues only",
  operators: "they run the installation",
  permissions: "the product's list, the same for everybody",
  clerk_events: "Clerk's webhooks name no organisation of ours before they are applied",
  clerk_reconciliations: "a comparison with Clerk is of the whole installation",
  clerk_findings: "Clerk's ids, of whatever differed",
  dead_job_replays: "dead jobs are of the whole installation",
  rate_limits: "hashes and counts of visitors before any organisation is known",
};

/** Tables of an organisation whose primary key is something else. */
export const otherPrimaryKeys: Record<string, string> = {
  organization_slugs: "a slug is never given away, to nobody in the installation",
};

/** Tables without created_at and updated_at. */
export const tablesWithoutTimes: Record<string, string> = {
  rate_limits: "the library's own shape",
};

/** Unique keys of tenants' rows across organisations: a clash would tell that the value exists. */
export const globalKeys: Record<string, string> = {
  organization_slugs_pkey: "a slug leads to one organisation",
  access_links_token_sha256_unique:
    "a token is looked up before its organisation is known; nobody guesses one",
  tax_certificates_verify_code_unique:
    "a code is looked up before its organisation is known; nobody guesses one",
  memberships_clerk_id_unique: "Clerk's own ids",
  team_invitations_clerk_id_unique: "Clerk's own ids",
};

/** Functions that run as nika_definer, and who may call each. */
export const definerFunctions: Record<string, string> = {
  payouts_wait: "",
  holds_payouts: "",
  agree_to_payouts: "app_member",
  withdraw_payouts: "app_member",
  enter_member: "nika_web",
  enter_donor: "nika_web",
  enter_user: "nika_web",
  enter_operator: "nika_web",
  enter_visitor: "nika_web",
  enter_bearer: "nika_web",
  enter_inbox: "nika_web",
  enter_system: "nika_worker",
  current_slug: "app_visitor nika_web",
  oldest_job_seconds: "app_operator app_visitor",
  queue_figures: "app_operator app_visitor",
  webhook_figures: "app_operator app_visitor",
  organization_figures: "app_operator app_visitor",
  org: "app_donor app_inbox app_limited app_member app_operator app_system app_visitor",
  user_id: "app_donor app_inbox app_limited app_member app_operator app_system app_visitor",
  subject: "app_donor app_inbox app_member app_operator app_system app_visitor",
  installation: "app_inbox app_system",
  campaigns: "app_limited",
  may_record_for: "app_limited",
  move_balance: "app_limited app_member app_system",
  take_number: "app_limited app_member app_system",
  my_organizations: "app_visitor",
  owned_closed: "",
  my_closed_organizations: "app_visitor",
  request_takeout: "app_visitor",
  open_takeout: "app_visitor",
  my_closed_doors: "app_visitor",
  create_organization: "app_visitor",
  request_donor_proof: "app_visitor",
  prove_donor: "app_visitor",
  verify_certificate: "app_visitor",
  due_organizations: "app_system",
  mirror_user: "app_inbox app_system",
  mirror_organization: "app_inbox app_system",
  mirror_membership: "app_inbox app_system",
  mirror_invitation: "app_inbox app_system",
  take_up_invitation: "app_inbox app_system",
  keep_an_owner: "",
  owners_hear_who_waits: "",
  mirror_session: "app_inbox app_system",
  expect_membership: "app_inbox app_system",
  link_membership: "app_inbox app_system",
  replay_clerk_event: "app_operator",
  users_that_differ: "app_system",
  mirrored_users: "app_system",
  mirrored_organizations: "app_system",
  mirrored_memberships: "app_system",
  membership_begins_again: "",
  owners_are_not_limited: "",
  span_gifts: "app_limited app_member app_system",
  mark_certified: "",
  nobody_grants_more: "",
  team_of_one_has_no_second: "",
  stands_still: "",
  tell_of_act: "",
  suspended_organization: "app_visitor",
  broken_invariants: "app_operator app_visitor",
  dead_jobs: "app_operator",
  dead_job_kinds: "app_operator",
  replay_dead_jobs: "app_operator",
  own_dead_jobs: "app_member",
  replay_own_dead_job: "app_member",
  operator_names: "app_operator",
  operators_to_tell: "app_system",
  lines_sum_to_zero: "",
  number_is_used: "",
  number_was_taken: "",
};

/** Functions of schema app that run as their caller; nobody but nika_definer calls them. */
export const innerFunctions =
  "built_in_roles_stay certificate_is_frozen certificate_line_is_frozen clerk_did number_is_next open_context operators_decide refuse_change require_seal revive_jobs seal second_said_yes";

/** What nika_definer may do, by table: the functions above need no more. */
export const definerGrants: Record<string, string> = {
  payment_accounts:
    "select (organization_id id provider environment merchant_id branch_code account_number starts_at created_at asked_by withdrawn_at), update (starts_at agreed_by agreed_at withdrawn_by withdrawn_at updated_at)",
  users: "select, insert, update",
  organizations: "select, insert, update",
  memberships: "select, insert, update",
  access_links: "select, insert, update",
  roles: "select, insert",
  role_permissions: "select, insert",
  user_roles: "select, insert, delete",
  team_invitations: "select, update",
  audit_events: "insert",
  takeouts: "select, insert",
  donor_accounts: "select, insert, delete",
  clerk_events:
    "select (id type status subject_clerk_id received_at applied_at), update (status replayed_at replayed_by updated_at)",
  operators: "select",
  organization_slugs: "select",
  organization_profiles: "select",
  organization_tax_details: "select",
  certificate_counters: "select, insert, update",
  account_totals: "select, insert, update",
  membership_campaigns: "select (organization_id membership_id campaign_id)",
  donors: "select (organization_id id email)",
  donations:
    "select (organization_id id donor_id campaign_id reference status received_on), update (is_certified)",
  gift_spans: "select, insert, update",
  tax_certificates:
    "select (organization_id id series tax_year number_sequence number issued_on total_cents verify_code replaces_id status)",
  certificate_lines: "select (organization_id certificate_id tax_year)",
  certificate_register: "select (organization_id certificate_id event happened_at)",
  transaction_lines: "select (organization_id transaction_id amount_cents)",
  payfast_notifications: "select (status received_at settled_at)",
  invariant_checks: "select (key broken_count)",
  dead_job_replays: "insert",
};

/** What goes on while an organisation is suspended: what was done is recorded, and what was told is read. */
export const goesOnSuspended = ["audit_events", "notices"];

/** Triggers that hold whoever writes, the owner included: when, and what each calls. */
export const triggers: Record<string, string[]> = {
  transactions: [
    "append_only: before update or delete, refuse_change",
    "lines_sum_to_zero: at commit of insert, lines_sum_to_zero",
    "never_emptied: before truncate, refuse_change",
  ],
  transaction_lines: [
    "append_only: before update or delete, refuse_change",
    "lines_sum_to_zero: at commit of insert, lines_sum_to_zero",
    "never_emptied: before truncate, refuse_change",
  ],
  certificate_register: [
    "append_only: before update or delete, refuse_change",
    "never_emptied: before truncate, refuse_change",
  ],
  donation_reversals: [
    "append_only: before update or delete, refuse_change",
    "never_emptied: before truncate, refuse_change",
  ],
  dead_job_replays: [
    "append_only: before update or delete, refuse_change",
    "never_emptied: before truncate, refuse_change",
  ],
  // Of what colleagues take back.
  donations: ["second_said_yes: at commit of update, second_said_yes, not always"],
  audit_events: [
    "append_only: before update or delete, refuse_change",
    "never_emptied: before truncate, refuse_change",
    // Of the acts in lib/audit/who-is-told.ts.
    "tell_of_act: after insert, tell_of_act, not always",
  ],
  tax_certificates: [
    "is_frozen: before update, certificate_is_frozen",
    "never_deleted: before delete, refuse_change",
    "never_emptied: before truncate, refuse_change",
    "number_was_taken: at commit of insert, number_was_taken",
    "second_said_yes: at commit of update, second_said_yes, not always",
  ],
  certificate_lines: [
    "is_frozen: before update, certificate_line_is_frozen",
    "mark_certified: after insert or update, mark_certified",
    "never_deleted: before delete, refuse_change",
    "never_emptied: before truncate, refuse_change",
  ],
  certificate_counters: [
    "never_deleted: before delete, refuse_change",
    "never_emptied: before truncate, refuse_change",
    "number_is_next: before insert or update, number_is_next",
    "number_is_used: at commit of insert or update, number_is_used",
  ],
  organization_tax_details: ["operators_decide: before update, operators_decide"],
  memberships: [
    "keep_an_owner: before update or delete, keep_an_owner",
    "owners_hear_who_waits: at commit of insert or update, owners_hear_who_waits",
    "owners_are_not_limited: after insert or update, owners_are_not_limited",
    "starts_anew: before update, membership_begins_again",
  ],
  payment_accounts: ["payouts_wait: before insert, payouts_wait"],
  approval_limits: ["team_of_one_has_no_second: before insert or update, team_of_one_has_no_second"],
  roles: ["built_in_roles_stay: before update or delete, built_in_roles_stay"],
  role_permissions: ["nobody_grants_more: before insert or delete, nobody_grants_more"],
  user_roles: [
    "keep_an_owner: before delete, keep_an_owner",
    "nobody_grants_more: before insert, nobody_grants_more",
    "owners_are_not_limited: after insert, owners_are_not_limited",
  ],
};

/** Who may become whom. */
export const memberships: Record<string, string> = {
  nika_web: "app_donor app_inbox app_limited app_member app_operator app_visitor",
  nika_worker: "app_system",
};

/** Schema pgboss is the library's and has no row-level security: a job carries ids only, and nobody but the worker reads one. */
export const jobGrants: Record<string, string> = {
  queue: "select",
  job_common: "insert, select (id)",
  job: "insert, select (id)",
};
