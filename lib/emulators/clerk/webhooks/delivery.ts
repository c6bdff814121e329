/** One webhook on its way, or one that has arrived. `body` is what is signed, byte for byte. */
export type Delivery = {
  id: string;
  type: string;
  body: string;
  attempts: number;
  nextAttemptAt: number;
};

const deliveredLimit = 500;

/** Delivered ones are kept for a while, so that a test can send one again. */
export function keepDelivered(delivered: Delivery[], delivery: Delivery): void {
  if (!delivered.some(({ id }) => id === delivery.id)) delivered.push(delivery);
  if (delivered.length > deliveredLimit) delivered.splice(0, delivered.length - deliveredLimit);
}
