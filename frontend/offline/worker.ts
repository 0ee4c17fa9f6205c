/** The service worker. What the server serves sets `majlis` and then loads this. */
import { type Build, keepOfflinePage } from "./keep.ts";
import type { WorkerScope } from "./worker_scope.ts";

const worker = globalThis as unknown as WorkerScope & { majlis: Build };
keepOfflinePage(worker, worker.majlis);
