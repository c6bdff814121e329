"use server";

import { headers } from "next/headers";
import { countSignUp } from "@/lib/tenancy/count-sign-up";
import { clientAddress } from "@/lib/webhooks/client-address";

/** Whether one more account may be begun from this address now; counts it. */
export const maySignUp = async (): Promise<boolean> => countSignUp(clientAddress(await headers()));
