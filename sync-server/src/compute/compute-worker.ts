import { parentPort } from 'node:worker_threads';
import type { Job, JobAnswer } from './compute.ts';
import { compact, diff, inspect } from './jobs.ts';

const port = parentPort;
if (port === null) throw new Error('This file is a worker thread.');

const perform = (job: Job): unknown => {
  switch (job.type) {
    case 'inspect':
      return inspect(job.update);
    case 'diff':
      return diff(job.update, job.stateVector);
    case 'compact':
      return compact(job.parts);
  }
};

port.on('message', (job: Job) => {
  let answer: JobAnswer;
  try {
    answer = { type: 'done', value: perform(job) };
  } catch (error) {
    answer = { type: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(answer);
});
