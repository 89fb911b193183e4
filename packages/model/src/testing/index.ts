export * from './peers.ts';
export * from './fixtures.ts';
export * from './big-board.ts';
export { seededRandom } from '../random.ts';
export * from './by-counting.ts';
export * from './network.ts';
