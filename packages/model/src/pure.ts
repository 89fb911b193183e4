/** What reckoning needs of the model besides types: nothing here touches a document, so it runs in a worker without Yjs. */
export * from './moves.ts';
export * from './days.ts';
export { seededRandom } from './random.ts';
export * from './key-dates.ts';
export * from './records/stages.ts';
export * from './records/targets.ts';
