import { z } from "zod";

const addressOrNamed = z
  .string()
  .regex(/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, "must be an address");
const addresses = z
  .union([addressOrNamed, z.array(addressOrNamed).min(1).max(50)])
  .transform((value) => (Array.isArray(value) ? value : [value]));

/** What Resend's `POST /emails` takes (https://resend.com/docs/api-reference/emails/send-email). */
export const newMessage = z
  .object({
    from: addressOrNamed,
    to: addresses,
    subject: z.string().regex(/^[^\r\n]*$/),
    html: z.string().optional(),
    text: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    attachments: z
      .array(z.object({ filename: z.string(), content: z.base64(), content_type: z.string().optional() }))
      .optional(),
  })
  .refine((message) => message.html || message.text, "Missing `html` or `text` field.");

export type NewMessage = z.infer<typeof newMessage>;

export type Message = NewMessage & {
  id: string;
  sentAt: string;
  idempotencyKey: string | null;
  /** Tells a repeated request from another one under the same key. */
  requestHash: string;
};

export function isTo(message: Message, address: string): boolean {
  return message.to.some((to) => bareAddress(to) === address.toLowerCase());
}

/** `ada@example.org` out of `Ada <Ada@example.org>`. */
function bareAddress(text: string): string {
  return (/<(.+)>$/.exec(text)?.[1] ?? text).toLowerCase();
}
