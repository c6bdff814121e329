import account from "./account.json";
import activity from "./activity.json";
import approvals from "./approvals.json";
import auth from "./auth.json";
import campaigns from "./campaigns.json";
import certificates from "./certificates.json";
import common from "./common.json";
import donors from "./donors.json";
import download from "./download.json";
import give from "./give.json";
import mail from "./mail.json";
import my from "./my.json";
import notices from "./notices.json";
import onboarding from "./onboarding.json";
import operator from "./operator.json";
import payouts from "./payouts.json";
import proof from "./proof.json";
import recording from "./recording.json";
import roles from "./roles.json";
import site from "./site.json";
import team from "./team.json";
import thanks from "./thanks.json";
import verify from "./verify.json";
import workspace from "./workspace.json";

/** One file an area, so that people can work on two areas at once. */
export const messages = {
  account,
  activity,
  approvals,
  auth,
  campaigns,
  certificates,
  common,
  donors,
  download,
  give,
  mail,
  my,
  notices,
  onboarding,
  operator,
  payouts,
  proof,
  recording,
  roles,
  site,
  team,
  thanks,
  verify,
  workspace,
};
