import { checkPassword, checkSecondFactor, refuseLocked } from "@/lib/emulators/clerk/acts/prove";
import { checkCode, sendCode } from "@/lib/emulators/clerk/acts/verify-code";
import { ApiError, notFound } from "@/lib/emulators/clerk/api-error";
import { type FapiAnswer, type FapiCall, fapiRoute } from "@/lib/emulators/clerk/fapi/call";
import { liveSession } from "@/lib/emulators/clerk/fapi/sessions";
import { requiredText, text } from "@/lib/emulators/clerk/fields";
import { sessionProofJson } from "@/lib/emulators/clerk/json/session-proof";
import type { Session, SessionProof, User, Verification } from "@/lib/emulators/clerk/state";

const at = "/v1/client/sessions/:session/verify";

/** Whoever is signed in proves again who they are, before an act that asks for it. */
export const sessionProofRoutes = [
  fapiRoute("POST", at, startProof),
  fapiRoute("POST", `${at}/prepare_first_factor`, prepareFirst),
  fapiRoute("POST", `${at}/attempt_first_factor`, attemptFirst),
  fapiRoute("POST", `${at}/prepare_second_factor`, (call) =>
    show(call, underWay(call, "needs_second_factor")),
  ),
  fapiRoute("POST", `${at}/attempt_second_factor`, attemptSecond),
];

/** At "second_factor" whoever has none is asked for the first, as Clerk does. */
function startProof(call: FapiCall): FapiAnswer {
  const session = liveSession(call);
  const user = userOf(call, session);
  refuseLocked(call.instance, user);
  const level = requiredText(call.fields, "level") as SessionProof["level"];
  if (!["first_factor", "second_factor", "multi_factor"].includes(level))
    throw new ApiError(422, "form_param_value_invalid", "level is invalid.", "level");
  const status =
    level === "second_factor" && user.isTotpVerified ? "needs_second_factor" : "needs_first_factor";
  session.proof = { level, status, first: null, second: null };
  return show(call, session);
}

function prepareFirst(call: FapiCall): FapiAnswer {
  const session = underWay(call, "needs_first_factor");
  const email = userOf(call, session).emails[0];
  if (requiredText(call.fields, "strategy") !== "email_code" || !email) throw wrongStrategy();
  session.proof.first = sendCode(call.instance, email.address, "email_code");
  return show(call, session);
}

function attemptFirst(call: FapiCall): FapiAnswer {
  const session = underWay(call, "needs_first_factor");
  const user = userOf(call, session);
  const strategy = requiredText(call.fields, "strategy");
  if (strategy === "password") checkPassword(call.instance, user, requiredText(call.fields, "password"));
  else if (strategy === "email_code")
    checkCode(call.instance, session.proof.first, text(call.fields, "code"));
  else throw wrongStrategy();
  session.proof.first = verified(strategy, call);
  session.firstFactorAt = call.instance.now();
  const isToGoOn = session.proof.level === "multi_factor" && user.isTotpVerified;
  session.proof.status = isToGoOn ? "needs_second_factor" : "complete";
  return show(call, session);
}

function attemptSecond(call: FapiCall): FapiAnswer {
  const session = underWay(call, "needs_second_factor");
  checkSecondFactor(call.instance, userOf(call, session), call.fields);
  session.proof.second = verified(text(call.fields, "strategy") ?? "totp", call);
  session.secondFactorAt = call.instance.now();
  session.proof.status = "complete";
  return show(call, session);
}

type Proving = Session & { proof: SessionProof };

function underWay(call: FapiCall, status: SessionProof["status"]): Proving {
  const session = liveSession(call);
  refuseLocked(call.instance, userOf(call, session));
  if (session.proof?.status !== status) throw notFound("Session verification");
  return session as Proving;
}

const verified = (strategy: string, { instance }: FapiCall): Verification => ({
  strategy,
  status: "verified",
  attempts: 1,
  expireAt: instance.now(),
});

const wrongStrategy = () =>
  new ApiError(422, "strategy_for_user_invalid", "The strategy is not valid for this account.", "strategy");

const userOf = ({ instance }: FapiCall, session: Session): User => instance.state.users[session.userId]!;

const show = (call: FapiCall, session: Session): FapiAnswer => ({
  resource: sessionProofJson(call.instance, session, userOf(call, session), session.proof!),
});
