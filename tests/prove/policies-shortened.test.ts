import { provePolicies } from "@/tests/support/isolation/prove-policies";

provePolicies("loses any one of its conditions");
