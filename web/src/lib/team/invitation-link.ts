/** The link that an invitation is followed by. The token stands behind the #, so that no log on the way sees it. */
export const invitationLink = (token: string): string => `${location.origin}/join#${token}`;
