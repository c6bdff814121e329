import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Resend } from "resend";
import { afterAll, beforeAll, expect, test } from "vitest";
import { calendarDate } from "@/lib/calendar";
import type { Emulator } from "@/lib/emulators/emulator";
import { startMail } from "@/lib/emulators/mail/server";
import { certificateMail } from "@/lib/mail/certificate-mail";
import { donorProofMail } from "@/lib/mail/donor-proof-mail";
import type { MailCarrier } from "@/lib/mail/mail-carrier";
import { sendMail } from "@/lib/mail/send-mail";
import { type Thanks, thankYouMail } from "@/lib/mail/thank-you-mail";
import { cents } from "@/lib/money";

let folder: string;
let post: Emulator;
let carrier: MailCarrier;

const thanks: Thanks = {
  donorName: "Thandi <b>Nkosi</b>",
  organizationName: 'Ubuntu "Literacy" Trust',
  amountCents: cents(50_000),
  receivedOn: calendarDate("2026-11-20"),
  purpose: "Reading corners & books",
  reference: "GV-7Q4M-2XKP",
  certificate: "follows",
  publicUrl: "https://nika.example",
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nika-mail-"));
  post = await startMail({ port: 0, folder });
  carrier = { resend: new Resend("re_test", { baseUrl: post.url }), from: "Nika <post@nika.example>" };
});

afterAll(async () => {
  await post.close();
  await rm(folder, { recursive: true });
});

async function messagesTo(address: string): Promise<Record<string, unknown>[]> {
  return (await fetch(`${post.url}/messages?to=${address}`)).json() as Promise<[]>;
}

function fault(kind: string): Promise<Response> {
  return fetch(`${post.url}/emulator/faults`, { method: "POST", body: JSON.stringify({ kind, count: 1 }) });
}

test("a mail arrives with both its forms, in the organisation's name, from our address", async () => {
  const mail = { ...thankYouMail(thanks), to: "thandi@example.org", idempotencyKey: "thank-you/1" };
  const attachments = [{ fileName: "a.pdf", bytes: Buffer.from("%PDF"), contentType: "application/pdf" }];
  const sent = await sendMail({ ...mail, senderName: thanks.organizationName, attachments }, carrier);
  expect(sent).toEqual({ ok: true, messageId: expect.any(String) });
  expect(await messagesTo("thandi@example.org")).toMatchObject([
    {
      from: '"Ubuntu Literacy Trust via Nika" <post@nika.example>',
      subject: "Thank you for your gift of R\u00a0500,00",
      text: expect.stringContaining("Your reference: GV-7Q4M-2XKP"),
      html: expect.stringContaining("https://nika.example/my"),
      attachments: [{ filename: "a.pdf", sizeBytes: 4 }],
    },
  ]);
});

test("one act sends one mail, also when its words have changed or the first answer was lost", async () => {
  const mail = { ...thankYouMail(thanks), to: "once@example.org", idempotencyKey: "thank-you/2" };
  await fault("cut");
  await expect(sendMail(mail, carrier)).rejects.toThrow("application_error");
  expect(await sendMail(mail, carrier)).toEqual({ ok: true, messageId: expect.any(String) });
  expect(await sendMail({ ...mail, text: "Other words" }, carrier)).toEqual({ ok: true, messageId: null });
  expect(await messagesTo("once@example.org")).toHaveLength(1);
});

test("a busy mail service is an error to try again, and the error names no address", async () => {
  const mail = { ...thankYouMail(thanks), to: "later@example.org", idempotencyKey: "thank-you/3" };
  await fault("429");
  const error: Error = await sendMail(mail, carrier).then(
    () => expect.unreachable(),
    (thrown) => thrown,
  );
  expect(error.message).toBe("The mail service answered rate_limit_exceeded (429)");
  expect(await messagesTo("later@example.org")).toEqual([]);
});

test("an address that can take no mail is refused, not tried for ever", async () => {
  const mail = { ...thankYouMail(thanks), to: "nobody", idempotencyKey: "thank-you/4" };
  expect(await sendMail(mail, carrier)).toEqual({ ok: false, reason: "address-refused" });
});

test("what a donor typed is text in the mail, never markup", () => {
  const { html, text } = thankYouMail(thanks);
  expect(html).not.toContain("<b>Nkosi");
  expect(html).toContain("Thank you, Thandi &#60;b&#62;Nkosi");
  expect(html).toContain("Reading corners &#38; books");
  expect(text).toContain("Thank you, Thandi <b>Nkosi</b>");
});

test("the thank-you promises a certificate only to a donor who asked for one", () => {
  expect(thankYouMail(thanks).text).toContain("certificate follows in a mail of its own");
  expect(thankYouMail({ ...thanks, certificate: "details-missing" }).text).toContain("we still need");
  expect(thankYouMail({ ...thanks, certificate: "not-asked" }).text).not.toContain("Section 18A");
});

test("the certificate's mail carries its number, its link and the link's end, and says what is a specimen", () => {
  const notice = {
    organizationName: "Ubuntu Literacy Trust",
    number: "UBU-2027-000042",
    amountCents: cents(50_000),
    taxYears: [2027],
    isSpecimen: false,
    replaces: null,
    downloadUrl: "https://nika.example/download/abc",
    expiresAt: new Date("2026-12-20T09:00:00Z"),
    publicUrl: "https://nika.example",
  };
  const { text, html } = certificateMail(notice);
  for (const part of ["UBU-2027-000042", "https://nika.example/download/abc", "20 Dec 2026 at 11:00"]) {
    expect(text).toContain(part);
    expect(html).toContain(part);
  }
  expect(text).toContain("2026/27");
  expect(text).not.toContain("specimen");
  expect(certificateMail({ ...notice, isSpecimen: true }).text).toContain("no value for SARS");
});

test("the mail that proves an address names no gift and no organisation", () => {
  const url = "https://nika.example/my/confirm/abc";
  const { text } = donorProofMail({ proofUrl: url, expiresAt: new Date("2026-11-20T10:00:00Z") });
  expect(text).toContain(url);
  expect(text).toContain("only once");
});
