import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Emulator, listen, refuseInProduction } from "@/lib/emulators/emulator";
import { answer, Faults } from "@/lib/emulators/faults";
import { readInbox } from "@/lib/emulators/mail/inbox";
import { Mailbox } from "@/lib/emulators/mail/mailbox";
import { type Reply, refusal } from "@/lib/emulators/mail/reply";
import { sendEmail } from "@/lib/emulators/mail/send-email";
import { readBody } from "@/lib/emulators/read-body";

export type MailOptions = {
  port: number;
  /** Mail is kept here and survives a restart. */
  folder: string;
  log?: (line: string) => void;
};

/**
 * Stands in for Resend: `POST /emails` keeps the mail, `/inbox` shows it, `GET /messages?to=` lists it, newest
 * first. `POST /emulator/faults {kind, count, seconds?}` spoils the next sendings; `DELETE` forgives.
 */
export async function startMail(options: MailOptions): Promise<Emulator> {
  refuseInProduction();
  const mailbox = await Mailbox.open(options.folder);
  const faults = new Faults();
  const server = createServer(async (request, response) => {
    await serve(mailbox, faults, request, response);
    options.log?.(`mail ${request.method} ${request.url?.split("?")[0]} ${response.statusCode}`);
  });
  return listen(server, options.port);
}

async function serve(
  mailbox: Mailbox,
  faults: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  if (url.pathname === "/emulator/faults") return setFaults(faults, request, response);
  const isSending = request.method === "POST" && url.pathname === "/emails";
  const fault = isSending ? faults.take("POST") : null;
  if (fault?.kind === "timeout") return;
  const reply = await replyTo(isSending ? sendEmail(mailbox, request, fault) : readInbox(mailbox, url));
  if (fault?.kind === "cut") return void response.destroy();
  await answer(response, fault, reply);
}

async function replyTo(work: Promise<Reply>): Promise<Reply> {
  try {
    return await work;
  } catch (error) {
    return refusal(500, "application_error", error instanceof Error ? error.message : "unknown");
  }
}

async function setFaults(faults: Faults, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, 10_000);
  if (request.method === "GET") return void response.end(JSON.stringify(faults.tally()));
  if (request.method === "DELETE") faults.clear();
  else faults.add(String(body));
  response.writeHead(204).end();
}
