/** Somebody who gives, and what may be said of them nowhere but in the tables made for it. */
export const person = {
  firstName: "Qhawekazi",
  lastName: "Mbalenhle",
  displayName: "Qhawekazi Mbalenhle",
  email: "qhawekazi@mbalenhle.example",
  phone: "083 555 0164",
  street: "27 Jacaranda Street",
  identityNumber: "8001015009087",
  taxReference: "0845210330",
  passphrase: "jt7NOE43FZPn",
  merchantKey: "46f0cd694581a",
};
const secrets = [
  ...Object.values(person),
  "Mbalenhle",
  "Jacaranda",
  "0835550164",
  "+27835550164",
  "083%20555",
];
/** Any e-mail address at all is somebody's. */
const anyEmail = /[\w.+-]+(?:@|%40)[\w-]+\.\w+/;

/** The words in a text that tell who somebody is. */
export function tellingIn(text: string): string[] {
  const found = secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));
  const email = anyEmail.exec(text)?.[0];
  return email ? [...found, email] : found;
}

const tellingKeys: Record<string, unknown> = {
  ...person,
  emails: [person.email],
  reason: `${person.displayName} of ${person.street}, ${person.identityNumber}`,
  search: person.displayName,
};

/** Arguments with somebody's particulars wherever there is room for them. */
export function telling(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(telling);
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key in tellingKeys ? tellingKeys[key] : telling(inner),
    ]),
  );
}
