import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clerkForTest, origin, signUp } from "@/lib/emulators/clerk/test-support";

let clerk: Awaited<ReturnType<typeof clerkForTest>>;
beforeEach(async () => {
  clerk = await clerkForTest();
});
afterEach(() => clerk.close());

test("a passkey signs in who made it, and nobody once it is removed", async () => {
  const browser = clerk.browser();
  await signUp(browser);
  const device = aDevice();
  const passkey = await register(browser, device);
  expect((await browser("GET", "/v1/me")).response.passkeys).toMatchObject([{ id: passkey }]);
  const elsewhere = await enter(device);
  expect(elsewhere.response.status).toBe("complete");
  await browser("DELETE", `/v1/me/passkeys/${passkey}`);
  expect((await enter(device)).errors?.[0]?.code).toBe("passkey_not_registered");
});

test("a key of another device, of another site or for another question signs nobody in", async () => {
  const browser = clerk.browser();
  await signUp(browser);
  const device = aDevice();
  await register(browser, device);
  expect((await enter({ ...aDevice(), id: device.id })).status).toBe(422);
  expect((await enter(device, { from: "https://evil.example" })).status).toBe(422);
  expect((await enter(device, { challenge: randomBytes(32).toString("base64url") })).status).toBe(422);
});

test("a new key for another site is not kept", async () => {
  const browser = clerk.browser();
  await signUp(browser);
  await register(browser, aDevice(), "https://evil.example");
  expect((await browser("GET", "/v1/me")).response.passkeys).toEqual([]);
});

type Browser = ReturnType<typeof clerk.browser>;
type Device = ReturnType<typeof aDevice>;

function aDevice() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { privateKey, jwk: publicKey.export({ format: "jwk" }), id: randomBytes(16).toString("base64url") };
}

async function register(browser: Browser, device: Device, from = origin): Promise<string> {
  const { response } = await browser("POST", "/v1/me/passkeys");
  const { challenge } = JSON.parse(response.verification.nonce);
  const made = {
    clientDataJSON: clientData("webauthn.create", challenge, from),
    attestationObject: attestation(device, from).toString("base64url"),
  };
  await browser("POST", `/v1/me/passkeys/${response.id}/attempt_verification`, credential(device, made));
  return response.id;
}

async function enter(device: Device, { from = origin, challenge = "" } = {}) {
  const browser = clerk.browser();
  const { response } = await browser("POST", "/v1/client/sign_ins", { strategy: "passkey" });
  const asked = JSON.parse(response.first_factor_verification.nonce);
  const clientDataJSON = clientData("webauthn.get", challenge || asked.challenge, from);
  const data = authenticatorData(from);
  const hash = createHash("sha256").update(Buffer.from(clientDataJSON, "base64url")).digest();
  return browser("POST", `/v1/client/sign_ins/${response.id}/attempt_first_factor`, {
    strategy: "passkey",
    ...credential(device, {
      clientDataJSON,
      authenticatorData: data.toString("base64url"),
      signature: sign("sha256", Buffer.concat([data, hash]), device.privateKey).toString("base64url"),
    }),
  });
}

const credential = ({ id }: Device, response: object) => ({
  public_key_credential: JSON.stringify({ id, response }),
});

const clientData = (type: string, challenge: string, from: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin: from })).toString("base64url");

/** Of this site, with the person there and proved to be who they are. */
const authenticatorData = (from: string, rest = Buffer.alloc(0)) =>
  Buffer.concat([
    createHash("sha256").update(new URL(from).hostname).digest(),
    Buffer.from([5, 0, 0, 0, 0]),
    rest,
  ]);

function attestation({ id, jwk }: Device, from: string): Buffer {
  const name = Buffer.from(id, "base64url");
  const key = Buffer.concat([
    Buffer.from("a50102032620012158", "hex"),
    bytes(jwk.x!),
    Buffer.from("2258", "hex"),
    bytes(jwk.y!),
  ]);
  const data = authenticatorData(
    from,
    Buffer.concat([Buffer.alloc(16), Buffer.from([0, name.length]), name, key]),
  );
  const head = Buffer.from("a363666d74646e6f6e656761747453746d74a0686175746844617461", "hex");
  return Buffer.concat([head, Buffer.from([0x58, data.length]), data]);
}

/** With its length before it, as CBOR has it. */
const bytes = (part: string) => Buffer.concat([Buffer.from([32]), Buffer.from(part, "base64url")]);
