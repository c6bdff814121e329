import { ClerkProvider } from "@clerk/nextjs";
import type { ReactNode } from "react";

/**
 * Clerk in the browser: it renews the session's token, which lives a minute, and signs people in and out. Only
 * layouts behind sign-in and the sign-in pages themselves have it; public pages carry none of its code.
 */
export function WithClerk({ children }: { children: ReactNode }) {
  return (
    <ClerkProvider dynamic prefetchUI={false} signInUrl="/sign-in" signUpUrl="/sign-up" afterSignOutUrl="/">
      {children}
    </ClerkProvider>
  );
}
