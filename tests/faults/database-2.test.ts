import { proveFaults } from "@/tests/support/faults/prove-faults";

proveFaults("database", 2);
