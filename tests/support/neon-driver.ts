import { neonConfig } from "@neondatabase/serverless";
import { afterAll, inject } from "vitest";
import { WebSocket } from "ws";
import { startNeonBridge } from "./neon-bridge";

// Runs before each file of project "db-neon": the same tests, through Neon's driver and a bridge to the cluster.

const bridge = await startNeonBridge(inject("cluster").port);
neonConfig.wsProxy = () => `127.0.0.1:${bridge.port}/v1`;
neonConfig.webSocketConstructor = WebSocket;
neonConfig.useSecureWebSocket = false;
neonConfig.pipelineTLS = false;
// Sending the password unasked works for clear text alone; PostgreSQL here asks with SCRAM.
neonConfig.pipelineConnect = false;
afterAll(() => bridge.close());
