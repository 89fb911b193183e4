import type { AccessLevel, ProjectScope } from '@muster/protocol';

class InviteDraft {
  email = $state('');
  level = $state<AccessLevel>('recruiter');
  projects = $state.raw<ProjectScope>('all');
}

/** What was filled in to invite somebody: stays while the page is open, also when the dialog is closed or nobody answers. */
export const inviteDraft = new InviteDraft();
