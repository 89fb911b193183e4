/** A static single-page app: everything is rendered in the browser, from the local copy. */
export const ssr = false;
export const prerender = false;
