import { membershipsOfUser } from "@/lib/emulators/clerk/acts/find";
import { lockMilliseconds } from "@/lib/emulators/clerk/acts/prove";
import { changeUser, createUser, deleteUser } from "@/lib/emulators/clerk/acts/users";
import { ApiError, found } from "@/lib/emulators/clerk/api-error";
import { type BapiCall, bapiRoute } from "@/lib/emulators/clerk/bapi/call";
import { emailAddress, type Fields, metadata, requiredText, text, texts } from "@/lib/emulators/clerk/fields";
import { invitationJson } from "@/lib/emulators/clerk/json/invitation";
import { filterValues, listJson } from "@/lib/emulators/clerk/json/list";
import { membershipJson } from "@/lib/emulators/clerk/json/membership";
import { userJson } from "@/lib/emulators/clerk/json/user";
import { mergeMetadata } from "@/lib/emulators/clerk/metadata";
import { hashPassword, passwordMatches } from "@/lib/emulators/clerk/password";
import type { User } from "@/lib/emulators/clerk/state";

export const userRoutes = [
  // Alone among the lists, users come as a bare array; their number is asked for apart.
  bapiRoute(
    "GET",
    "/v1/users",
    (call) => listJson(matchingUsers(call), call.query, (one) => show(call, one)).data,
  ),
  bapiRoute("GET", "/v1/users/count", (call) => ({
    object: "total_count",
    total_count: matchingUsers(call).length,
  })),
  bapiRoute("POST", "/v1/users", (call) => {
    const emails = texts(call.fields, "email_address").map((address) => emailAddress(address));
    requiredText({ email_address: emails[0] }, "email_address");
    return show(call, createUser(call.instance, { emails, ...profile(call.fields) }));
  }),
  bapiRoute("GET", "/v1/users/:user", (call) => show(call, userOf(call))),
  bapiRoute("PATCH", "/v1/users/:user", (call) =>
    show(call, changeUser(call.instance, userOf(call), profile(call.fields))),
  ),
  bapiRoute("DELETE", "/v1/users/:user", (call) => deleteUser(call.instance, userOf(call))),
  bapiRoute("PATCH", "/v1/users/:user/metadata", mergeUserMetadata),
  bapiRoute("PUT", "/v1/users/:user/metadata", (call) =>
    show(call, changeUser(call.instance, userOf(call), allMetadata(call.fields))),
  ),
  bapiRoute("GET", "/v1/users/:user/organization_memberships", (call) =>
    listJson(membershipsOfUser(call.instance.state, userOf(call).id), call.query, (membership) =>
      membershipJson(call.instance.state, membership, "server"),
    ),
  ),
  bapiRoute("GET", "/v1/users/:user/organization_invitations", (call) => {
    const addresses = userOf(call).emails.map(({ address }) => address);
    const mine = Object.values(call.instance.state.invitations).filter(({ email }) =>
      addresses.includes(email),
    );
    return listJson(mine, call.query, (invitation) => invitationJson(call.instance, invitation));
  }),
  bapiRoute("POST", "/v1/users/:user/lock", (call) =>
    show(
      call,
      changeUser(call.instance, userOf(call), { lockedUntil: call.instance.now() + lockMilliseconds }),
    ),
  ),
  bapiRoute("POST", "/v1/users/:user/unlock", (call) =>
    show(call, changeUser(call.instance, userOf(call), { lockedUntil: undefined, failedAttempts: 0 })),
  ),
  bapiRoute("POST", "/v1/users/:user/verify_password", (call) => {
    if (passwordMatches(text(call.fields, "password"), userOf(call).passwordHash)) return { verified: true };
    throw new ApiError(422, "incorrect_password", "Incorrect password", "password");
  }),
];

function matchingUsers({ instance, query }: BapiCall): User[] {
  const addresses = filterValues(query, "email_address").map((address) => address.toLowerCase());
  const ids = filterValues(query, "user_id");
  const externalIds = filterValues(query, "external_id");
  const word = query.get("query")?.toLowerCase();
  return Object.values(instance.state.users)
    .reverse()
    .filter(
      (user) => addresses.length === 0 || user.emails.some(({ address }) => addresses.includes(address)),
    )
    .filter((user) => ids.length === 0 || ids.includes(user.id))
    .filter((user) => externalIds.length === 0 || externalIds.includes(user.externalId ?? ""))
    .filter((user) => !word || wordsOf(user).includes(word));
}

function mergeUserMetadata(call: BapiCall) {
  const user = userOf(call);
  const change: Partial<User> = {};
  for (const [name, given] of Object.entries(allMetadata(call.fields)) as [MetadataName, object][])
    change[name] = mergeMetadata(user[name], given as User[MetadataName]);
  return show(call, changeUser(call.instance, user, change));
}

type MetadataName = "publicMetadata" | "privateMetadata" | "unsafeMetadata";

function profile(fields: Fields): Partial<Omit<User, "emails">> {
  const password = text(fields, "password");
  return {
    ...("first_name" in fields ? { firstName: text(fields, "first_name") } : {}),
    ...("last_name" in fields ? { lastName: text(fields, "last_name") } : {}),
    ...("external_id" in fields ? { externalId: text(fields, "external_id") } : {}),
    ...(password ? { passwordHash: hashPassword(password) } : {}),
    ...allMetadata(fields),
  };
}

function allMetadata(fields: Fields): Partial<Pick<User, MetadataName>> {
  const publicMetadata = metadata(fields, "public_metadata");
  const privateMetadata = metadata(fields, "private_metadata");
  const unsafeMetadata = metadata(fields, "unsafe_metadata");
  return {
    ...(publicMetadata ? { publicMetadata } : {}),
    ...(privateMetadata ? { privateMetadata } : {}),
    ...(unsafeMetadata ? { unsafeMetadata } : {}),
  };
}

const wordsOf = (user: User) =>
  [user.firstName, user.lastName, ...user.emails.map(({ address }) => address)].join(" ").toLowerCase();

const userOf = (call: BapiCall) => found(call.instance.state.users[call.params.user!], "User");

const show = (call: BapiCall, user: User) => userJson(call.instance.state, user, "server");
