import type { ServerResponse } from "node:http";

/** The type is exactly `application/json`: with a charset the SDK would take the body for text. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.setHeader("content-type", "application/json");
  response.statusCode = status;
  response.end(JSON.stringify(body));
}
