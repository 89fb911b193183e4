import type { ApiFailure, ApiResult } from './api.ts';

/** A list that the server has: asked for at once, and again on demand. What was there stays while it is asked again. */
export function createAsked<T>(ask: () => Promise<ApiResult<T>>) {
  let value = $state.raw<T | null>(null);
  let failure = $state.raw<ApiFailure | null>(null);
  const again = async (): Promise<void> => {
    const answer = await ask();
    failure = answer.ok ? null : answer.error;
    if (answer.ok) value = answer.value;
  };
  void again();
  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
    again,
  };
}
