/** Where the server's sockets are: beside the page. */
export const serverAddress = (page: Pick<Location, 'protocol' | 'host'>): string =>
  `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}`;
