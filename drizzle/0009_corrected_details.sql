-- Staff correct what a donor gave for the certificate when they replace one that says it wrong.
grant update (nature, details_ciphertext, identity_hmac, tax_reference_hmac, identity_masked, tax_reference_masked, updated_at) on donation_tax_details to app_member;
