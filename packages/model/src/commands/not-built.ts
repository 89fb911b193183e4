/** Temporary: bodies that are being written. */
export const notBuilt = (..._: readonly unknown[]): never => {
  throw new Error('not built yet');
};
