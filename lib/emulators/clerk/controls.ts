import type { IncomingMessage, ServerResponse } from "node:http";
import { findUserByEmail, sessionsOfUser } from "@/lib/emulators/clerk/acts/find";
import { ApiError, found } from "@/lib/emulators/clerk/api-error";
import { requiredText } from "@/lib/emulators/clerk/fields";
import type { Instance } from "@/lib/emulators/clerk/instance";
import { readFields } from "@/lib/emulators/clerk/read-request";
import { sendJson } from "@/lib/emulators/clerk/send-json";
import { emptyState } from "@/lib/emulators/clerk/state";
import type { WebhookQueue } from "@/lib/emulators/clerk/webhooks/queue";

/**
 * An outage answers calls of the named APIs with this status: all of them, or `calls` of them, and from the first or
 * after `after` good ones. A 429 says how long to wait, as Clerk does.
 */
type Outage = {
  status: 500 | 429;
  apis: ("fapi" | "bapi")[];
  after?: number;
  calls?: number;
  retryAfterSeconds?: number;
} | null;
export type Controls = { instance: Instance; webhooks: WebhookQueue; outage: Outage };

/**
 * Switches for tests, never reached through the application:
 * GET webhooks; POST webhooks/sending {isPaused, copies, delayMs, order}; POST webhooks/again {id};
 * POST webhooks/drop {id}; POST invitations/expire {id};
 * POST sessions/age {email, minutes}; POST outage {status: 500 | 429 | null, apis, after, calls, retryAfterSeconds}; POST reset.
 */
export async function answerControls(
  controls: Controls,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { state } = controls.instance;
  const act = `${request.method} ${url.pathname}`;
  if (act === "GET /webhooks") {
    const brief = (all: typeof state.waiting) =>
      all.map(({ id, type, attempts }) => ({ id, type, attempts }));
    return sendJson(response, 200, { waiting: brief(state.waiting), delivered: brief(state.delivered) });
  }
  // A page in a browser cannot send JSON here without asking first, and it is never told yes.
  if (request.headers["content-type"] !== "application/json")
    throw new ApiError(415, "unsupported_content_type", "Send application/json.");
  const answer = await throwSwitch(controls, act, request);
  controls.instance.save();
  sendJson(response, 200, answer);
}

/** The outage that this call of an API meets, counted off. */
export function meetOutage(controls: Controls, api: string): Outage {
  const { outage } = controls;
  if (!outage?.apis.some((name) => name === api)) return null;
  if (outage.after) {
    outage.after -= 1;
    return null;
  }
  if (outage.calls !== undefined) outage.calls -= 1;
  if (outage.calls === 0) controls.outage = null;
  return outage;
}

async function throwSwitch(controls: Controls, act: string, request: IncomingMessage): Promise<object> {
  const { instance, webhooks } = controls;
  const fields = await readFields(request);
  switch (act) {
    case "POST /webhooks/sending":
      return Object.assign(webhooks.sending, fields);
    case "POST /webhooks/again":
      return { isDelivered: await webhooks.sendAgain(requiredText(fields, "id")) };
    case "POST /webhooks/drop": {
      const id = requiredText(fields, "id");
      instance.state.waiting = instance.state.waiting.filter((delivery) => delivery.id !== id);
      return {};
    }
    case "POST /sessions/age":
      return ageSessions(instance, requiredText(fields, "email"), Number(fields.minutes));
    case "POST /invitations/expire": {
      const invitation = found(instance.state.invitations[requiredText(fields, "id")], "Invitation");
      invitation.expiresAt = instance.now();
      return {};
    }
    case "POST /outage":
      controls.outage = fields.status ? ({ apis: ["fapi", "bapi"], ...fields } as Outage) : null;
      return {};
    case "POST /reset":
      Object.assign(instance.state, emptyState());
      return {};
    default:
      throw new ApiError(404, "resource_not_found", `There is no switch ${act}.`);
  }
}

/** Whoever has this address last proved who they are so many minutes longer ago. */
function ageSessions({ state }: Instance, email: string, minutes: number): object {
  const user = found(findUserByEmail(state, email), "User");
  for (const session of sessionsOfUser(state, user.id)) {
    session.firstFactorAt = (session.firstFactorAt ?? session.createdAt) - minutes * 60_000;
    if (session.secondFactorAt !== undefined) session.secondFactorAt -= minutes * 60_000;
  }
  return {};
}
