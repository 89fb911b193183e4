import * as m from '#lib/paraglide/messages.js';

/** What a candidate's card goes by for people who may not see names: short, the same for everybody, and unlike its neighbours'. */
export const namelessLabel = (application: string): string =>
  m.board_candidate_hidden({
    code: application
      .replaceAll(/[^A-Za-z0-9]/g, '')
      .slice(-4)
      .toUpperCase(),
  });
