import type { newestFirst } from "@/lib/giving/list-donations";
import { newId } from "@/lib/new-id";

/**
 * Who may do what: the product's policy, written by hand. A row for each verb that a colleague can call: the
 * permission it asks for, the roles that have it, and arguments to try it with. tests/db/policy.test.ts finds the
 * verbs from the folders, so one without a row is red; calls each as everybody; and holds that whoever is not named
 * is refused and changes nothing, that the permission alone is enough, and that every other one is not; and that
 * what asks for a fresh proof of who acts is refused without, and nothing else is.
 *
 *   roles   owner admin manager member viewer
 *           limited  an admin limited to some campaigns: no more than what concerns gifts to those
 *           everybody, where nothing is asked for but to be a colleague
 */
export type PolicyRow = {
  asks: string;
  /** Another permission that does as well: what is asked for depends on the act. */
  either?: string;
  roles: string;
  /** Asks for a proof, ten minutes old at most, of who does it: what a stolen session must not do. */
  isProven?: true;
  with: (scene: Scene) => unknown[];
  /** Goes on to Clerk, which is not there in this test: whoever may comes as far as that. */
  reachesClerk?: true;
};
/** What arguments are made of: things that are there, to be changed by who should not. */
export type Scene = {
  fundId: string;
  campaignId: string;
  donationId: string;
  donorId: string;
  certificateId: string;
  membershipId: string;
  waitingId: string;
  invitationId: string;
  roleId: string;
  clerkId: string;
  order: typeof newestFirst;
};

const nowhere = () => newId();
const reason = "To see who may";
const gift = {
  donor: { kind: "person", displayName: "Thandi Nkosi", email: null },
  method: "eft",
  amountCents: 50_000,
  receivedOn: "2026-11-19",
  wantsCertificate: false,
  sendsThanks: false,
};
const campaign = { title: "More books", summary: "A book for each child." };
const donor = { name: { firstName: "Other", lastName: "Name" }, email: "", phone: "", language: "en" };
const keys = { merchantId: "10000100", merchantKey: "46f0cd694581a", passphrase: "jt7NOE43FZPn" };
const bankAccount = {
  holder: "Ukukhanya Literacy Trust",
  bank: "Standard Bank",
  branchCode: "051001",
  accountNumber: "012345678",
  accountType: "cheque",
};
const letter = { contentType: "application/pdf", size: 1_000, sha256: `${"A".repeat(43)}=` };

/** Gifts and donors. */
const giving: Record<string, PolicyRow> = {
  recordDonation: {
    asks: "donations:record",
    roles: "owner admin manager member limited",
    with: ({ fundId, campaignId }) => [{ ...gift, fundId, campaignId, formKey: newId() }],
  },
  reverseDonation: {
    asks: "donations:reverse",
    roles: "owner admin manager limited",
    with: ({ donationId }) => [{ donationId, reason }],
  },
  exportDonations: {
    asks: "donations:export",
    roles: "owner admin manager limited",
    with: ({ order }) => [{}, order],
  },
  editDonor: {
    asks: "donors:edit",
    roles: "owner admin manager member limited",
    with: ({ donorId }) => [donorId, donor],
  },
  revealIdentity: {
    isProven: true,
    asks: "donors:see-identity",
    roles: "owner admin limited",
    with: ({ donorId }) => [donorId],
  },
  exportDonors: { asks: "donors:export", roles: "owner admin limited", with: () => [{}] },
};

/** What they give for. */
const campaigns: Record<string, PolicyRow> = {
  createCampaign: {
    asks: "campaigns:edit",
    roles: "owner admin manager",
    with: ({ fundId }) => [{ ...campaign, fundId, slug: `c-${newId()}` }],
  },
  editCampaign: {
    asks: "campaigns:edit",
    roles: "owner admin manager",
    with: ({ campaignId, fundId }) => [
      { campaignId, version: "2026-11-20T08:00:00.000Z", input: { ...campaign, fundId, slug: "other" } },
    ],
  },
  publishCampaign: {
    asks: "campaigns:publish",
    roles: "owner admin manager",
    with: ({ campaignId }) => [campaignId],
  },
  closeCampaign: {
    asks: "campaigns:publish",
    roles: "owner admin manager",
    with: ({ campaignId }) => [campaignId],
  },
  reopenCampaign: {
    asks: "campaigns:publish",
    roles: "owner admin manager",
    with: ({ campaignId }) => [campaignId],
  },
  createFund: {
    asks: "campaigns:edit",
    roles: "owner admin manager",
    with: () => [{ name: `Fund ${newId()}`, isSection18aEligible: false }],
  },
  editFund: {
    asks: "campaigns:edit",
    roles: "owner admin manager",
    with: ({ fundId }) => [{ fundId, input: { name: `Fund ${newId()}`, isSection18aEligible: false } }],
  },
  closeFund: { asks: "campaigns:edit", roles: "owner admin manager", with: ({ fundId }) => [fundId] },
  reopenFund: { asks: "campaigns:edit", roles: "owner admin manager", with: ({ fundId }) => [fundId] },
};

/** Section 18A certificates. */
const certificates: Record<string, PolicyRow> = {
  showCertificate: {
    asks: "certificates:view",
    roles: "owner admin manager member viewer limited",
    with: () => [nowhere()],
  },
  downloadCertificate: {
    asks: "certificates:view",
    roles: "owner admin manager member viewer limited",
    with: () => [nowhere()],
  },
  issueCertificate: {
    asks: "certificates:issue",
    roles: "owner admin manager limited",
    with: ({ donationId }) => [donationId],
  },
  voidCertificate: {
    isProven: true,
    asks: "certificates:void",
    roles: "owner admin limited",
    with: ({ certificateId }) => [{ certificateId, reason }],
  },
  replaceCertificate: {
    isProven: true,
    asks: "certificates:void certificates:issue",
    roles: "owner admin limited",
    with: ({ certificateId }) => [{ certificateId, reason }],
  },
  exportRegister: {
    asks: "certificates:export",
    roles: "owner admin manager limited",
    with: () => [{}],
  },
};

/** A second person's yes or no, and from which sum. Who may do an act may decide on one; nobody on their own. */
const approvals: Record<string, PolicyRow> = {
  approveAct: {
    asks: "donations:reverse",
    roles: "owner admin manager limited",
    with: () => [nowhere()],
    either: "certificates:void",
  },
  refuseAct: {
    asks: "donations:reverse",
    roles: "owner admin manager limited",
    with: () => [{ approvalId: nowhere(), reason }],
    either: "certificates:void",
  },
  setApprovalLimit: { asks: "settings:organization", roles: "owner admin", with: () => [null] },
};

/** The team. Nobody gives, takes away or manages more than they hold: tests/db/team.test.ts, roles.test.ts. */
const team: Record<string, PolicyRow> = {
  inviteColleagues: {
    isProven: true,
    asks: "team:invite",
    roles: "owner admin",
    with: () => [{ emails: [`${newId()}@example.org`], roleKey: "viewer" }],
  },
  resendInvitation: {
    asks: "team:invite",
    roles: "owner admin",
    with: ({ invitationId }) => [invitationId],
  },
  changeInvitation: {
    isProven: true,
    asks: "team:invite",
    roles: "owner admin",
    with: ({ invitationId }) => [{ invitationId, roleKey: "member" }],
  },
  revokeInvitation: {
    asks: "team:invite",
    roles: "owner admin",
    with: ({ invitationId }) => [invitationId],
  },
  addColleague: {
    isProven: true,
    asks: "team:invite",
    roles: "owner admin",
    with: ({ clerkId }) => [{ clerkId, roleKey: "none-such" }],
  },
  changeRole: {
    isProven: true,
    asks: "team:manage",
    roles: "owner admin",
    with: ({ membershipId }) => [{ membershipId, roleKey: "viewer" }],
  },
  suspendColleague: { asks: "team:manage", roles: "owner admin", with: ({ membershipId }) => [membershipId] },
  liftSuspension: { asks: "team:manage", roles: "owner admin", with: ({ membershipId }) => [membershipId] },
  limitColleague: {
    isProven: true,
    asks: "team:manage",
    roles: "owner admin",
    with: ({ membershipId, campaignId }) => [{ membershipId, campaignIds: [campaignId] }],
  },
  removeColleague: { asks: "team:manage", roles: "owner admin", with: ({ membershipId }) => [membershipId] },
  createRole: {
    isProven: true,
    asks: "team:define-roles",
    roles: "owner admin",
    with: () => [{ name: newId(), permissions: ["team:define-roles"] }],
  },
  editRole: {
    isProven: true,
    asks: "team:define-roles",
    roles: "owner admin",
    with: ({ roleId }) => [{ roleId, input: { name: newId(), permissions: ["team:define-roles"] } }],
  },
  deleteRole: {
    isProven: true,
    asks: "team:define-roles",
    roles: "owner admin",
    with: ({ roleId }) => [roleId],
  },
  acceptColleague: {
    isProven: true,
    asks: "settings:transfer team:manage",
    roles: "owner",
    with: ({ waitingId }) => [{ membershipId: waitingId, roleKey: "viewer" }],
  },
  refuseColleague: {
    asks: "settings:transfer team:manage",
    roles: "owner",
    with: ({ waitingId }) => [waitingId],
  },
  transferOwnership: {
    isProven: true,
    asks: "settings:transfer team:manage",
    roles: "owner",
    with: () => [nowhere()],
  },
};

/** The organisation itself, and its history. */
const organization: Record<string, PolicyRow> = {
  prepareLetterUpload: { asks: "settings:tax", roles: "owner admin", with: () => [letter] },
  handInLetter: { asks: "settings:tax", roles: "owner admin", with: () => ["elsewhere/letter.pdf"] },
  finishOnboarding: {
    asks: "settings:organization",
    roles: "owner admin",
    with: () => [],
    reachesClerk: true,
  },
  keepPayfastAccount: { isProven: true, asks: "settings:payouts", roles: "owner", with: () => [keys] },
  keepBankAccount: { isProven: true, asks: "settings:payouts", roles: "owner", with: () => [bankAccount] },
  agreeToPayouts: { isProven: true, asks: "settings:payouts", roles: "owner", with: () => [nowhere()] },
  // It protects: whoever may, need not prove it.
  withdrawPayouts: { asks: "settings:payouts", roles: "owner", with: () => [nowhere()] },
  replayNotification: { asks: "settings:integrations", roles: "owner admin", with: () => [nowhere()] },
  replayOwnDeadJob: { asks: "settings:integrations", roles: "owner admin", with: () => [nowhere()] },
  exportActivity: { asks: "audit:export", roles: "owner admin limited", with: () => [{}] },
};

/** One's own. */
const own: Record<string, PolicyRow> = {
  markNoticesRead: { asks: "", roles: "everybody", with: () => [new Date()] },
  leaveOrganization: { asks: "", roles: "everybody", with: () => [] },
};

export const policy: Record<string, PolicyRow> = {
  ...giving,
  ...campaigns,
  ...certificates,
  ...approvals,
  ...team,
  ...organization,
  ...own,
};

/** Functions of a member that are no verbs, each with its reason. */
export const noVerbs: Record<string, string> = {
  keepPayouts: "a step of keeping PayFast's keys and the bank account, which ask",
  connectOrganization: "a step of registering and of finishing onboarding, which ask; no action calls it",
  findSuspension: "reads why the organisation is suspended, for every colleague",
  findOnboarding: "reads how far the organisation has come, for a page that every colleague may open",
  getWorkspaceHead: "reads what stands around every page",
};
