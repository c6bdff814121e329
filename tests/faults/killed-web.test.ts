import { proveKills } from "@/tests/support/faults/prove-kills";

proveKills("web");
