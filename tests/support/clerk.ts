import {
  clerkForTest,
  publishableKey,
  type Received,
  receiver,
  secretKey,
  webhookSecret,
} from "@/lib/emulators/clerk/test-support";

/**
 * Clerk's stand-in for a database test, and the events that it would post: the test delivers them itself, in the
 * order it likes. Call it after `openTestDatabase` and before anything asks for the environment.
 */
export async function openTestClerk() {
  const web = await receiver();
  const clerk = await clerkForTest({ webhookUrl: web.url });
  Object.assign(process.env, {
    CLERK_API_URL: `${clerk.url}/bapi`,
    CLERK_SECRET_KEY: secretKey,
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey,
    CLERK_WEBHOOK_SIGNING_SECRET: webhookSecret,
  });
  return {
    api: clerk.api,
    /** Somebody at a browser of their own. */
    browser: clerk.browser,
    url: clerk.url,
    /** Takes what has been posted since the last call, once nothing more is on its way. */
    async takeEvents(): Promise<Received[]> {
      for (;;) {
        const { waiting } = await (await fetch(`${clerk.url}/emulator/webhooks`)).json();
        if (waiting.length === 0) return web.received.splice(0);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async close() {
      await clerk.close();
      await web.close();
    },
  };
}
