import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isTo, type Message, type NewMessage } from "@/lib/emulators/mail/message";
import { writeAtomically } from "@/lib/emulators/write-atomically";

type Delivery = { ok: true; id: string } | { ok: false; reason: "key-used-for-another-mail" };

/** Every mail that was sent, oldest first, one JSON file each. */
export class Mailbox {
  private readonly messages: Message[] = [];
  private readonly byKey = new Map<string, Message>();

  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<Mailbox> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const mailbox = new Mailbox(folder);
    const files = (await readdir(folder)).filter((file) => /^\d+\.json$/.test(file));
    for (const file of files.sort()) mailbox.remember(JSON.parse(await readFile(join(folder, file), "utf8")));
    return mailbox;
  }

  /** As Resend: the same key with the same request is the same mail, with another request it is refused. */
  async deliver(message: NewMessage, idempotencyKey: string | null): Promise<Delivery> {
    const requestHash = createHash("sha256").update(JSON.stringify(message)).digest("hex");
    const before = idempotencyKey === null ? undefined : this.byKey.get(idempotencyKey);
    if (before && before.requestHash !== requestHash)
      return { ok: false, reason: "key-used-for-another-mail" };
    if (before) return { ok: true, id: before.id };
    const sentAt = new Date().toISOString();
    const kept: Message = { ...message, id: randomUUID(), sentAt, idempotencyKey, requestHash };
    // Remembered before it is on disk, so that a second request with the key cannot slip in between.
    const number = this.remember(kept);
    await writeAtomically(join(this.folder, `${String(number).padStart(9, "0")}.json`), JSON.stringify(kept));
    return { ok: true, id: kept.id };
  }

  /** Newest first. */
  list(address: string | null): Message[] {
    return this.messages.filter((message) => address === null || isTo(message, address)).toReversed();
  }

  find(id: string): Message | null {
    return this.messages.find((message) => message.id === id) ?? null;
  }

  private remember(message: Message): number {
    if (message.idempotencyKey !== null) this.byKey.set(message.idempotencyKey, message);
    return this.messages.push(message);
  }
}
