/**
 * What Clerk's session token carries beside its own claims (Sessions → customise): {"metadata": "{{user.public_metadata}}",
 * "role": "{{org_membership.public_metadata.role}}", "may": "{{org_membership.public_metadata.may}}"}.
 */
interface CustomJwtSessionClaims {
  metadata?: { onboardingComplete?: boolean };
  /** Of the organisation active at Clerk; lib/tenancy/role-claims.ts reads them. The database decides. */
  role?: string;
  may?: string;
}

interface UserPublicMetadata {
  onboardingComplete?: boolean;
}
