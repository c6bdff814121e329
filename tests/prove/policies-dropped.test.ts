import { provePolicies } from "@/tests/support/isolation/prove-policies";

provePolicies("is dropped");
