/** What a mail says, before it is drawn. Plain text throughout; the drawing escapes it. */
export type Letter = {
  subject: string;
  /** Whom the mail speaks for; stands above the heading. */
  senderName: string;
  heading: string;
  paragraphs: string[];
  facts?: { label: string; value: string }[];
  action?: { label: string; url: string };
  /** Small print: why this mail came, what to do with it. */
  notes: string[];
};

export type DrawnMail = { subject: string; html: string; text: string };
