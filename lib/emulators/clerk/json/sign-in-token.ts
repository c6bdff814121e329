import type { SignInToken } from "@/lib/emulators/clerk/state";

export const signInTokenJson = (token: SignInToken, ticket: string, frontendUrl: string) => ({
  object: "sign_in_token",
  id: token.id,
  user_id: token.userId,
  status: token.status,
  token: ticket,
  url: `${frontendUrl}/v1/tickets/accept?ticket=${ticket}`,
  created_at: token.createdAt,
  updated_at: token.updatedAt,
});
