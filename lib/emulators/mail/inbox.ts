import { inboxPage } from "@/lib/emulators/mail/inbox-page";
import type { Mailbox } from "@/lib/emulators/mail/mailbox";
import type { Message } from "@/lib/emulators/mail/message";
import { html, json, type Reply, refusal, reply } from "@/lib/emulators/mail/reply";
import { staticFile } from "@/lib/emulators/mail/static-file";

/** Everything that is read: the pages for people, and the lists for tests. */
export async function readInbox(mailbox: Mailbox, url: URL): Promise<Reply> {
  const [first, id = "", part, number] = url.pathname.slice(1).split("/");
  if (first === "" && !id) return { status: 302, headers: { location: "/inbox" }, body: Buffer.alloc(0) };
  if (first === "newest") return reply(200, "text/plain", mailbox.list(null)[0]?.id ?? "");
  if (first === "messages") return json(200, mailbox.list(url.searchParams.get("to")).map(forTests));
  if (first === "inbox" && !id) return html(inboxPage(mailbox.list(url.searchParams.get("to")), null));
  const message = mailbox.find(id);
  if (first !== "inbox" || !message) return (await staticFile(url.pathname)) ?? notFound;
  if (!part) return html(inboxPage(mailbox.list(null), message));
  if (part === "body" && message.html) return html(inFrame(message.html));
  return (part === "attachments" && attachment(message, Number(number))) || notFound;
}

const notFound = refusal(404, "not_found", "There is nothing at this address.");

function forTests(message: Message): object {
  const attachments = message.attachments?.map((file) => ({
    filename: file.filename,
    sizeBytes: Buffer.from(file.content, "base64").length,
  }));
  const { requestHash: _, ...rest } = message;
  return { ...rest, attachments: attachments ?? [] };
}

function inFrame(body: string): string {
  const base = '<base target="_top">';
  return body.includes("<head>") ? body.replace("<head>", `<head>${base}`) : base + body;
}

function attachment(message: Message, at: number): Reply | null {
  const file = message.attachments?.[at];
  if (!file) return null;
  return reply(200, file.content_type ?? "application/octet-stream", Buffer.from(file.content, "base64"));
}
