import { ApiError, found } from "@/lib/emulators/clerk/api-error";
import { bapiRoute } from "@/lib/emulators/clerk/bapi/call";
import { requiredText } from "@/lib/emulators/clerk/fields";
import { clientJson } from "@/lib/emulators/clerk/json/client";
import { readJwt } from "@/lib/emulators/clerk/jwt";

export const instanceRoutes = [
  bapiRoute("GET", "/v1/jwks", (call) => ({ keys: [call.instance.key.jwk] })),
  bapiRoute("GET", "/v1/clients/handshake_payload", ({ instance, query }) => {
    const nonce = query.get("nonce") ?? "";
    const directives = found(instance.handshakes.get(nonce), "Handshake");
    instance.handshakes.delete(nonce);
    return { nonce, directives };
  }),
  bapiRoute("POST", "/v1/clients/verify", ({ instance, fields }) => {
    const claims = readJwt(instance.key, requiredText(fields, "token"));
    if (!claims) throw new ApiError(401, "authentication_invalid", "The token is not valid");
    return clientJson(instance, found(instance.state.clients[String(claims.id)], "Client"));
  }),
];
