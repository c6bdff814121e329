import { proveSeeds } from "@/tests/support/simulation/prove-seeds";

proveSeeds(3);
