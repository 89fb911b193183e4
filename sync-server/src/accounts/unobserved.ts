const spanMs = 300;

/**
 * Does it at some moment soon, when nobody waits for it any more: how long an answer takes must not tell whether there is such an
 * account or team. Not done if the server ends before.
 */
export const unobserved = (work: () => unknown): void => void setTimeout(work, Math.random() * spanMs).unref();
