/** Private metadata goes to the server (Backend API, webhooks), never to a browser. */
export type Audience = "browser" | "server";
