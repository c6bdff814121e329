import { formatInstant } from "@/lib/calendar";
import type { Message } from "@/lib/emulators/mail/message";
import { escapeHtml, page } from "@/lib/emulators/mail/page";

const listLimit = 200;

/** The list, and beside it the message that is being read. */
export function inboxPage(messages: Message[], reading: Message | null): string {
  return page({
    title: reading ? `${reading.subject} · Mail` : "Mail",
    newest: messages[0]?.id ?? "",
    isReading: reading !== null,
    list: messages.length > 0 ? list(messages.slice(0, listLimit), reading) : nothingYet,
    main: reading ? detail(reading) : pickOne(messages),
  });
}

const nothingYet = `<div class="body stack g-2"><h2>No mail yet</h2>
<p class="soft">Codes, thank-yous and certificates that Nika sends appear here by themselves.</p></div>`;

function pickOne(messages: Message[]): string {
  return messages.length > 0
    ? `<p class="soft pick" style="padding:1.25rem">Choose a message to read it.</p>`
    : "";
}

function list(messages: Message[], reading: Message | null): string {
  const rows = messages.map((message) => {
    const current = message.id === reading?.id ? ' aria-current="true"' : "";
    return `<li><a href="/inbox/${message.id}"${current}><b>${escapeHtml(message.subject)}</b>
<span class="line soft t-sm">To ${escapeHtml(message.to.join(", "))}</span>
<span class="line faint t-xs num">${when(message)}</span></a></li>`;
  });
  return `<ul class="rows">${rows.join("")}</ul>`;
}

function detail(message: Message): string {
  return `<p class="back" style="margin-bottom:1rem"><a href="/inbox">All messages</a></p>
<article class="card"><header class="line"><h1 class="t-lg">${escapeHtml(message.subject)}</h1></header>
<div class="body"><dl class="facts t-sm">
<div><dt>From</dt><dd>${escapeHtml(message.from)}</dd></div>
<div><dt>To</dt><dd>${escapeHtml(message.to.join(", "))}</dd></div>
<div><dt>Sent</dt><dd class="num">${when(message)}</dd></div>${attachments(message)}</dl></div>
<hr>${body(message)}</article>`;
}

// No scripts run in the frame; links open in the whole window, as in a mail program they open in the browser.
function body(message: Message): string {
  if (!message.html) return `<pre>${escapeHtml(message.text ?? "")}</pre>`;
  return `<iframe title="Message" src="/inbox/${message.id}/body"
 sandbox="allow-same-origin allow-top-navigation-by-user-activation allow-popups"></iframe>`;
}

function attachments(message: Message): string {
  if (!message.attachments?.length) return "";
  const links = message.attachments.map(
    (file, at) => `<a href="/inbox/${message.id}/attachments/${at}">${escapeHtml(file.filename)}</a>`,
  );
  return `<div><dt>Attached</dt><dd>${links.join(", ")}</dd></div>`;
}

function when(message: Message): string {
  return escapeHtml(formatInstant(new Date(message.sentAt)));
}
