import { createIntakeService } from './intake-service.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const handle = createIntakeService((message: FromWorker) => scope.postMessage(message));
scope.addEventListener('message', (event: MessageEvent<ToWorker>) => handle(event.data));
