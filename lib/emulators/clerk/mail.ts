export type MailSender = { send(to: string, subject: string, lines: string[]): void; close(): Promise<void> };

const attemptsLimit = 5;

/** Posts to the mail stand-in in Resend's shape, in the background: a slow inbox never delays a sign-up. */
export function startMailSender(mailUrl: string, pauseMs = 400): MailSender {
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();
  return {
    send(to, subject, lines) {
      const sending = post(mailUrl, letter(to, subject, lines), pauseMs, closing.signal);
      underWay.add(sending);
      void sending.finally(() => underWay.delete(sending));
    },
    async close() {
      closing.abort();
      await Promise.all(underWay);
    },
  };
}

async function post(mailUrl: string, body: object, pauseMs: number, signal: AbortSignal): Promise<void> {
  const headers = { "content-type": "application/json", authorization: "Bearer re_clerk_stand_in" };
  for (let attempt = 1; attempt <= attemptsLimit && !signal.aborted; attempt++) {
    const answer = await fetch(`${mailUrl}/emails`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
      signal,
    })
      .then((response) => response.ok)
      .catch(() => false);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, signal.aborted ? 0 : attempt * pauseMs));
  }
}

function letter(to: string, subject: string, lines: string[]) {
  const html = lines.map((line) => `<p>${withLink(escapeHtml(line))}</p>`).join("");
  return {
    from: "Nika accounts <accounts@clerk.example>",
    to: [to],
    subject,
    text: lines.join("\n\n"),
    html,
  };
}

const withLink = (line: string) => line.replace(/https?:\/\/\S+/g, (url) => `<a href="${url}">${url}</a>`);

const escapeHtml = (line: string) =>
  line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
