import { provePolicies } from "@/tests/support/isolation/prove-policies";

provePolicies("admits every row");
