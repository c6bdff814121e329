import { bundleLambda } from "@/lib/jobs/lambda/bundle";

// `npm run build:lambda`: what template.yaml deploys.

const folder = process.argv[2];
if (!folder) throw new Error("Name the folder to bundle into");
await bundleLambda(folder);
console.log(
  `The worker for Lambda is in ${folder}. Deploy it with: sam deploy --guided --template lib/jobs/lambda/template.yaml`,
);
