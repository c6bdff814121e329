import { proveFaults } from "@/tests/support/faults/prove-faults";

proveFaults("payfast");
