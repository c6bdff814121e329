/** What Clerk's session token carries beside its own claims (Sessions → customise: {"metadata": "{{user.public_metadata}}"}). */
interface CustomJwtSessionClaims {
  metadata?: { onboardingComplete?: boolean };
}

interface UserPublicMetadata {
  onboardingComplete?: boolean;
}
