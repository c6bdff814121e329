import { provePolicies } from "@/tests/support/isolation/prove-policies";

provePolicies("accepts every row that is written");
