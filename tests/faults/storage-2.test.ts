import { proveFaults } from "@/tests/support/faults/prove-faults";

proveFaults("storage", 2);
